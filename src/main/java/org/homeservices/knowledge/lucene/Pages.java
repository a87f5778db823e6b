package org.homeservices.knowledge.lucene;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;

/** Which articles belong to a kind of page, by the words of their titles. */
final class Pages {
  private static final String SERVICES = "services";

  /** The kinds of pages that say something of what a visitor wants. */
  static final Set<String> CODES = Set.of(SERVICES, "orders", "payment", "account", "provider");

  private final LanguageAnalyzer analyzer;
  private final Map<String, Set<String>> terms;

  Pages(Locale locale, LanguageAnalyzer analyzer) {
    this.analyzer = analyzer;
    this.terms =
        WordList.lines("pages", locale).stream()
            .map(line -> line.split(":", 2))
            .collect(
                Collectors.toUnmodifiableMap(
                    line -> line[0].strip(), line -> Set.copyOf(analyzer.terms(line[1]))));
  }

  boolean has(String code, Article article) {
    Set<String> words = terms.getOrDefault(code, Set.of());
    return (code.equals(SERVICES) && article.category() == Category.SERVICE)
        || analyzer.terms(article.title()).stream().anyMatch(words::contains);
  }
}
