package org.homeservices.knowledge;

/**
 * The owner keeps the articles in a folder; an edit elsewhere would be lost with its next change.
 */
public final class ArticlesInFolder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ArticlesInFolder() {
    super("articles are kept in a folder");
  }
}
