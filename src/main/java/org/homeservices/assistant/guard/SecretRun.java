package org.homeservices.assistant.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows how much of a secret a text repeats in a row: letters of a word, or words of a text. */
final class SecretRun {
  /** The number of each different part, and the secret in these numbers. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final int[] secret;
  private final int suspect;
  private final int leak;
  private final Deque<Integer> starts = new ArrayDeque<>();

  /** For each part of the secret, how many up to it the text has just repeated. */
  private final int[] repeated;

  /**
   * Of a secret.
   *
   * @param secret its parts; an empty one parts two secrets
   * @param suspect that many parts in a row are held back
   * @param leak that many are a leak
   */
  SecretRun(List<String> secret, int suspect, int leak) {
    secret.forEach(part -> numbers.putIfAbsent(part, numbers.size()));
    this.secret = secret.stream().mapToInt(numbers::get).toArray();
    this.suspect = suspect;
    this.leak = leak;
    this.repeated = new int[secret.size()];
  }

  /** The next part of the text, and where in the text it begins. */
  void take(String part, int start) {
    int longest = longest(part);
    starts.add(start);
    while (starts.size() > longest) {
      starts.remove();
    }
    if (longest >= leak) {
      throw new Withheld("leaked its instructions");
    }
  }

  /** From where on the text may be a secret; {@code end} where it is none. */
  int suspectFrom(int end) {
    return starts.size() >= suspect ? starts.element() : end;
  }

  private int longest(String part) {
    int number = numbers.getOrDefault(part, -1);
    int longest = 0;
    for (int at = repeated.length - 1; at >= 0; at--) {
      int before = at == 0 ? 0 : repeated[at - 1];
      repeated[at] = secret[at] == number ? before + 1 : 0;
      longest = Math.max(longest, repeated[at]);
    }
    return longest;
  }
}
