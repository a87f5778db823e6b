package org.homeservices.knowledge;

import java.util.List;

/**
 * Files that were read together.
 *
 * @param articles those that can be served
 * @param texts those that can be kept; beside the articles, what only names a related article that
 *     is not there
 * @param mistakes all that is wrong with the files
 */
public record Edition(List<Article> articles, List<ArticleText> texts, List<Mistake> mistakes) {
  /** Copies the lists. */
  public Edition {
    articles = List.copyOf(articles);
    texts = List.copyOf(texts);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * The texts of files without any mistake.
   *
   * @throws BadArticles where there is one
   */
  public List<ArticleText> faultless() {
    if (!mistakes.isEmpty()) {
      throw new BadArticles(mistakes);
    }
    return texts;
  }
}
