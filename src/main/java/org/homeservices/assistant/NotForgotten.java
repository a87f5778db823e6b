package org.homeservices.assistant;

/** The answers to the questions of a talk may be kept still; may be asked for again. */
public final class NotForgotten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotForgotten() {
    super("the cache of answers is out of reach");
  }
}
