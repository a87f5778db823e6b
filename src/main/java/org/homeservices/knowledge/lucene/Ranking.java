package org.homeservices.knowledge.lucene;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Passage;

/** Orders the passages that answer: by how well they do, and, where that is near, by what fits. */
final class Ranking {
  /** Who names a trade beside something else ("o encanador não veio") asks for that. */
  private static final double SERVICE = 0.9;

  private static final double ON_ITS_PAGE = 1.25;
  private static final double RELATED = 1.05;

  private final List<Passage> passages;
  private final Relations relations;
  private final Map<String, List<Boolean>> pages;

  Ranking(List<Passage> passages, Pages pages, Relations relations) {
    this.passages = passages;
    this.relations = relations;
    this.pages =
        Pages.CODES.stream()
            .collect(Collectors.toMap(code -> code, code -> marks(passages, pages, code)));
  }

  /** The numbers of the passages, best first. */
  List<Integer> of(List<Hit> hits, String page) {
    List<Hit> first = sorted(hits, page, hit -> 1);
    if (first.isEmpty()) {
      return List.of();
    }
    Passage best = passages.get(first.get(0).passage());
    return sorted(
            first, page, hit -> relations.link(best, passages.get(hit.passage())) ? RELATED : 1)
        .stream()
        .map(Hit::passage)
        .toList();
  }

  private interface Boost {
    double of(Hit hit);
  }

  private List<Hit> sorted(List<Hit> hits, String page, Boost boost) {
    Comparator<Hit> worst =
        Comparator.comparingDouble(hit -> hit.rank() * fit(hit.passage(), page) * boost.of(hit));
    return hits.stream().sorted(worst.reversed()).toList();
  }

  private double fit(int passage, String page) {
    List<Boolean> marks = pages.get(page);
    boolean isService = passages.get(passage).article().category() == Category.SERVICE;
    return (isService ? SERVICE : 1) * (marks != null && marks.get(passage) ? ON_ITS_PAGE : 1);
  }

  private static List<Boolean> marks(List<Passage> passages, Pages pages, String code) {
    return IntStream.range(0, passages.size())
        .mapToObj(number -> pages.has(code, passages.get(number).article()))
        .toList();
  }
}
