package org.homeservices.chat;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the e-mail address that a visitor has left in a text, as people write them. */
final class EmailAddress {
  private static final int LONGEST = 254;

  /** Bounded everywhere, so that no text makes it search for long. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9._%+@-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@"
              + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,24}"
              + "(?![A-Za-z0-9@-])");

  private EmailAddress() {}

  /**
   * The first one; empty where there is none.
   *
   * @param except an address that is not the visitor's
   */
  static Optional<String> in(String text, String except) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(address -> address.length() <= LONGEST && !address.equalsIgnoreCase(except))
        .findFirst();
  }
}
