package org.homeservices.check;

/** How a check ended. */
public enum Outcome {
  /** Tried, and as it should be. */
  PASS,
  /** Works, but an operator should know of it. */
  WARN,
  /** Does not work, or must not stay so. */
  FAIL,
  /** Not tried, for a reason that is told. Not the same as passed. */
  SKIPPED
}
