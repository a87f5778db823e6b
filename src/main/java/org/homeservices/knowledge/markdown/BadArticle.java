package org.homeservices.knowledge.markdown;

/** A file that is no article: says which file, what is wrong, and what would be right. */
public final class BadArticle extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadArticle(String file, String problem) {
    super(file + ": " + problem);
  }
}
