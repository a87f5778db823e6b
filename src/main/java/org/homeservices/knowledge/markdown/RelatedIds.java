package org.homeservices.knowledge.markdown;

import java.util.Map;
import java.util.Optional;
import org.homeservices.knowledge.Article;

/** Tells whether the articles of a language name only each other as related. */
final class RelatedIds {
  private final Map<String, Article> byId;

  RelatedIds(Map<String, Article> byId) {
    this.byId = byId;
  }

  /** What is wrong with the article that a file holds, if anything is. */
  Optional<BadArticle> mistake(String file, Article article) {
    return article.related().stream()
        .filter(id -> !byId.containsKey(id))
        .findFirst()
        .map(
            id ->
                new BadArticle(
                    file, "'related' names '%s', and no article has that id".formatted(id)));
  }
}
