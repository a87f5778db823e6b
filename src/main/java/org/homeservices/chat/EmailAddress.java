package org.homeservices.chat;

import java.util.Optional;
import java.util.regex.Matcher;
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

  /** The first one; empty where there is none. */
  static Optional<String> in(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.find() && address.group().length() <= LONGEST
        ? Optional.of(address.group())
        : Optional.empty();
  }
}
