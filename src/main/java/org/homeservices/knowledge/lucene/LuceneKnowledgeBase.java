package org.homeservices.knowledge.lucene;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;

/** Articles in one Lucene index for each language, replaced as a whole when articles change. */
public final class LuceneKnowledgeBase implements KnowledgeBase {
  /** How much must speak for another language before the expected one is left. */
  private static final double EXPECTATION = 0.75;

  private volatile Shelf shelf;

  /** All that belongs to one state of the articles. */
  private record Shelf(List<Article> articles, List<LanguageIndex> indexes) {}

  /** Builds the indexes. */
  public LuceneKnowledgeBase(Collection<Article> articles) {
    shelf = build(articles);
  }

  /** Replaces all articles at once; searches under way finish on the earlier ones. */
  public void replaceWith(Collection<Article> articles) {
    shelf = build(articles);
  }

  @Override
  public Findings find(String question, Locale expected, int limit) {
    return find(question, expected, "", limit);
  }

  @Override
  public Findings find(String question, Locale expected, String page, int limit) {
    return shelf.indexes().stream()
        .max(Comparator.comparingDouble(index -> likeliness(index, question, expected)))
        .map(index -> index.find(question, page, limit))
        .orElseGet(() -> new Findings(expected, List.of()));
  }

  @Override
  public int size() {
    return shelf.articles().size();
  }

  /** The articles that are served now. */
  public List<Article> articles() {
    return shelf.articles();
  }

  private static double likeliness(LanguageIndex index, String question, Locale expected) {
    return index.resembles(question) + (index.locale().equals(expected) ? EXPECTATION : 0);
  }

  private static Shelf build(Collection<Article> articles) {
    List<LanguageIndex> indexes =
        Languages.ALL.stream().map(locale -> index(locale, articles)).toList();
    return new Shelf(List.copyOf(articles), indexes);
  }

  private static LanguageIndex index(Locale locale, Collection<Article> articles) {
    List<Passage> passages =
        articles.stream()
            .filter(article -> article.locale().equals(locale))
            .flatMap(article -> Passage.of(article).stream())
            .toList();
    return new LanguageIndex(locale, passages);
  }
}
