package org.homeservices.generation;

import java.util.regex.Pattern;

/**
 * What makes two texts the same text: whoever follows the same key at the same time gets the same.
 *
 * @param value 1–100 characters of {@code A–Z a–z 0–9 . _ -}
 */
public record GenerationKey(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /**
   * @throws IllegalArgumentException where the value has another form
   */
  public GenerationKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a generation key has 1 to 100 letters, digits, '.', '_', '-', not %d characters: %s"
              .formatted(value.length(), value.substring(0, Math.min(100, value.length()))));
    }
  }
}
