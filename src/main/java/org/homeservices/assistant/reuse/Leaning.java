package org.homeservices.assistant.reuse;

import java.util.Locale;

/**
 * Whether a question leans on what was said before it: it points back ("e para dois quartos?"), or
 * says too little to be about anything by itself ("quanto custa?").
 */
public final class Leaning {
  private Leaning() {}

  /** Judges a question as typed, in the language that it is in. */
  public static boolean isIn(String question, Locale language) {
    return Anaphora.isIn(question, language) || NormalForm.of(question, language).isEmpty();
  }
}
