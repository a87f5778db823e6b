package org.homeservices.knowledge;

/** The store of the articles cannot be reached; the same may be tried again. */
public final class ArticlesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of a failure. */
  public ArticlesUnavailable(Throwable cause) {
    super("the store of the articles is out of reach", cause);
  }
}
