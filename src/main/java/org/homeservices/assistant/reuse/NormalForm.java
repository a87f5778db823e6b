package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.assistant.text.StrictForm;

/**
 * A question without greetings, courtesies, sure articles and needless accents, some common turns
 * of phrase brought to one. Words stay in their order and in their forms: a stem would make one of
 * "pago" and "paga", "banheiro" and "banheira", "quarto" and "quartos". Numbers, signs, polarity
 * and commas between words stay.
 *
 * @param tokens at least two of them can be what the question is about
 */
public record NormalForm(List<String> tokens) {
  private static final int LEAST_CONTENT = 2;

  /** Copies the tokens. */
  public NormalForm {
    tokens = List.copyOf(tokens);
  }

  /**
   * The normal form of a question.
   *
   * @return empty where too little is left to be sure what is asked, or the language is none of the
   *     product's
   */
  public static Optional<NormalForm> of(String typed, Locale language) {
    if (!Lexicon.knows(language)) {
      return Optional.empty();
    }
    Lexicon lexicon = Lexicon.of(language);
    List<String> tokens = lexicon.normal(StrictForm.of(typed));
    boolean enough = tokens.stream().filter(lexicon::isContent).count() >= LEAST_CONTENT;
    return enough ? Optional.of(new NormalForm(tokens)) : Optional.empty();
  }

  /** The tokens with a blank between them; none of them holds one. */
  String text() {
    return String.join(" ", tokens);
  }
}
