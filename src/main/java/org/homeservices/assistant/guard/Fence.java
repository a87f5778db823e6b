package org.homeservices.assistant.guard;

import java.util.regex.Pattern;

/** Keeps what a visitor writes apart from the rules, as data. Pure. */
public final class Fence {
  /** The bracket that begins a tag, unlike that of "1 < 2". */
  private static final Pattern TAG = Pattern.compile("<(?=[\\s/|!?]*\\p{L})");

  private Fence() {}

  /** A visitor's text between two tags that it cannot write itself. */
  public static String around(String text) {
    return "<question>\n" + data(text) + "\n</question>";
  }

  /**
   * A text without tags, personal data and what cannot be seen. Else it could close its own fence,
   * or bring passages of its own.
   */
  public static String data(String text) {
    return TAG.matcher(Masking.of(Unseen.without(text))).replaceAll("‹");
  }
}
