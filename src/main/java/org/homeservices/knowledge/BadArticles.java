package org.homeservices.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be taken for articles: names every mistake in each of them. */
public final class BadArticles extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /** Names these. */
  public BadArticles(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("; ")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All of them, file by file. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
