package org.homeservices.web.rest;

import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers from a request's query. */
final class QueryNumber {
  private QueryNumber() {}

  /**
   * A number within its bounds.
   *
   * @param text null where it is missing
   * @throws BadInput where it is none, or out of its bounds
   */
  static long of(String name, @Nullable String text, long fallback, long least, long most) {
    try {
      long number = text == null ? fallback : Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadInput(ErrorCode.BAD_FIELD, name);
    }
    throw new BadInput(ErrorCode.BAD_FIELD, name);
  }
}
