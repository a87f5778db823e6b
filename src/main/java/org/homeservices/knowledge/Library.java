package org.homeservices.knowledge;

import java.util.List;

/**
 * All current articles.
 *
 * @param revision of the store; 0 before the first article came, and one more with each change
 * @param articles language by language, ordered by id
 */
public record Library(long revision, List<StoredArticle> articles) {
  /** Copies the list. */
  public Library {
    articles = List.copyOf(articles);
  }

  /** What they say. */
  public List<ArticleText> texts() {
    return articles.stream().map(StoredArticle::text).toList();
  }

  /** The files that they came from. */
  public List<MarkdownFile> files() {
    return articles.stream().map(article -> article.text().file()).toList();
  }
}
