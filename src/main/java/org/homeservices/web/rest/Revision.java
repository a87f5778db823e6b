package org.homeservices.web.rest;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A revision as an entity tag (RFC 9110 §8.8.3). */
final class Revision {
  private Revision() {}

  /** As in {@code "7"}. */
  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * Which revisions a request is meant for (RFC 9110 §13.1.1).
   *
   * @param ifMatch the header, null where there is none: then for any
   */
  static LongPredicate expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return any -> true;
    }
    return revision ->
        Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(tag(revision)::equals);
  }
}
