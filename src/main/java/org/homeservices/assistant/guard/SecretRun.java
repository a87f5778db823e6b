package org.homeservices.assistant.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Follows how much of a secret a text repeats in a row: letters of a word, or words of a text. */
final class SecretRun {
  private final List<String> secrets;
  private final String separator;
  private final int suspect;
  private final int leak;
  private final Deque<String> row = new ArrayDeque<>();
  private final Deque<Integer> starts = new ArrayDeque<>();

  /**
   * Of secrets, each of them made of parts with the separator between and around them.
   *
   * @param suspect that many parts in a row are held back
   * @param leak that many are a leak
   */
  SecretRun(List<String> secrets, String separator, int suspect, int leak) {
    this.secrets = secrets;
    this.separator = separator;
    this.suspect = suspect;
    this.leak = leak;
  }

  /** The next part of the text, and where in the text it begins. */
  void take(String part, int start) {
    row.add(part);
    starts.add(start);
    while (!row.isEmpty() && !isRepeated()) {
      row.remove();
      starts.remove();
    }
    if (row.size() >= leak) {
      throw new Withheld("leaked its instructions");
    }
  }

  /** From where on the text may be a secret; {@code end} where it is none. */
  int suspectFrom(int end) {
    return row.size() >= suspect ? starts.element() : end;
  }

  private boolean isRepeated() {
    String repeated = separator + String.join(separator, row) + separator;
    return secrets.stream().anyMatch(secret -> secret.contains(repeated));
  }
}
