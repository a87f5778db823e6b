package org.homeservices.assistant.reuse;

import java.util.regex.Pattern;
import org.homeservices.assistant.text.Signs;
import org.homeservices.assistant.text.StrictForm;

/** The visitor is angry: by the words, by three exclamation marks, or by shouting. */
final class Complaint {
  private static final Signs SIGNS = Signs.of(Complaint.class, "signs", "complaint");
  private static final Pattern EXCLAIMED = Pattern.compile("!(?:[\\s?1]*!){2}");

  /** Fewer letters may be a name: "PIX", "CPF do MEI". */
  private static final int SHOUTED_LETTERS = 12;

  private static final double SHOUTED_SHARE = 0.7;

  private Complaint() {}

  static boolean isIn(String question) {
    String seen = StrictForm.visible(question);
    return EXCLAIMED.matcher(seen).find() || isShouted(seen) || SIGNS.in(question);
  }

  private static boolean isShouted(String question) {
    long letters = question.codePoints().filter(Character::isLetter).count();
    long capitals = question.codePoints().filter(Character::isUpperCase).count();
    return letters >= SHOUTED_LETTERS && capitals >= SHOUTED_SHARE * letters;
  }
}
