package org.homeservices.assistant.guard;

/**
 * A word that stands in the rules of a prompt and nowhere else: where it is seen, the rules have
 * leaked. All nodes have the same, else the server of the model would not know their prompts as
 * one.
 *
 * @param word sixteen letters from a to z
 */
public record Canary(String word) {
  private static final int LETTERS = 16;

  /** One that everybody knows, for prompts that nobody is given. */
  public static final Canary SAMPLE = new Canary("samplesamplesamp");

  /** Checks the word. */
  public Canary {
    if (!word.matches("[a-z]{" + LETTERS + "}")) {
      throw new IllegalArgumentException("word: must be " + LETTERS + " letters from a to z");
    }
  }

  /**
   * The word that a secret gives.
   *
   * @param secret at least 16 bytes that nobody can guess
   */
  public static Canary of(byte[] secret) {
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < LETTERS; at++) {
      word.append((char) ('a' + Byte.toUnsignedInt(secret[at]) % 26));
    }
    return new Canary(word.toString());
  }

  /** Without the word, so that no log holds it. */
  @Override
  public String toString() {
    return "Canary";
  }
}
