package org.homeservices.assistant;

/** A language model did not write a whole text; the message says why, without its content. */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure of its own. */
  public ModelFailure(String reason) {
    super(reason);
  }

  /** A failure with a cause. */
  public ModelFailure(String reason, Throwable cause) {
    super(reason, cause);
  }
}
