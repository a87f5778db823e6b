package org.homeservices.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be written so that one list of articles becomes another.
 *
 * @param ended current versions that are replaced or removed
 * @param begun texts that are new or differ
 * @param count how many articles are added, changed or removed
 */
public record ArticleChanges(List<StoredArticle> ended, List<ArticleText> begun, int count) {
  private record Name(Locale locale, String id) {
    static Name of(ArticleText text) {
      return new Name(text.locale(), text.id());
    }
  }

  /** Copies the lists. */
  public ArticleChanges {
    ended = List.copyOf(ended);
    begun = List.copyOf(begun);
  }

  /** Compares by name, then by file. */
  public static ArticleChanges between(List<StoredArticle> current, List<ArticleText> wanted) {
    Map<Name, StoredArticle> left = new LinkedHashMap<>();
    current.forEach(article -> left.put(Name.of(article.text()), article));
    List<StoredArticle> ended = new ArrayList<>();
    List<ArticleText> begun = new ArrayList<>();
    for (ArticleText text : wanted) {
      StoredArticle before = left.remove(Name.of(text));
      if (before == null || !before.text().equals(text)) {
        begun.add(text);
        if (before != null) {
          ended.add(before);
        }
      }
    }
    ended.addAll(left.values());
    return new ArticleChanges(ended, begun, begun.size() + left.size());
  }
}
