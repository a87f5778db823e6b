package org.homeservices.check;

/**
 * What one check found. Holds no secret.
 *
 * @param name of the check, the same in every run, like {@code redis.eviction}
 * @param text what was seen
 * @param advice what to do about it; empty where there is nothing to do
 */
public record Finding(String name, Outcome outcome, String text, String advice) {

  /** Tried, and as it should be. */
  public static Finding pass(String name, String text) {
    return new Finding(name, Outcome.PASS, text, "");
  }

  /** Works, but an operator should know of it. */
  public static Finding warn(String name, String text, String advice) {
    return new Finding(name, Outcome.WARN, text, advice);
  }

  /** Does not work, or must not stay so. */
  public static Finding fail(String name, String text, String advice) {
    return new Finding(name, Outcome.FAIL, text, advice);
  }

  /** Not tried. */
  public static Finding skipped(String name, String why) {
    return new Finding(name, Outcome.SKIPPED, why, "");
  }

  /** Passed, or failed with an advice. */
  public static Finding of(String name, boolean isGood, String text, String advice) {
    return isGood ? pass(name, text) : fail(name, text, advice);
  }
}
