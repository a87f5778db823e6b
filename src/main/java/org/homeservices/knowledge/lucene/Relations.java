package org.homeservices.knowledge.lucene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Findings.Related;
import org.homeservices.knowledge.Passage;

/** Which articles of a language name which others. */
final class Relations {
  private final Map<String, String> titles;

  Relations(List<Passage> passages) {
    this.titles =
        passages.stream()
            .map(Passage::article)
            .collect(Collectors.toMap(Article::id, Article::title, (same, again) -> same));
  }

  /** Whether one passage's article names the other's. */
  boolean link(Passage one, Passage other) {
    return one.article().related().contains(other.article().id());
  }

  /** What the article of the first passage names, as far as it is there. */
  List<Related> of(List<Passage> found) {
    return found.stream()
        .limit(1)
        .flatMap(first -> first.article().related().stream())
        .flatMap(
            id -> Optional.ofNullable(titles.get(id)).map(title -> new Related(id, title)).stream())
        .toList();
  }
}
