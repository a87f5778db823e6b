package org.homeservices.assistant.manners;

import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.knowledge.Languages;

/**
 * What one text shows by itself.
 *
 * @param heat 0 (calm) to {@link #MOST_HEAT}
 */
record Temper(int heat, boolean wantsPerson) {
  /** One word that is strong enough alone. */
  static final int STRONG = 3;

  /** As much as a text can show, shouted. */
  static final int MOST_HEAT = STRONG + 1;

  /** However many mild words: who has much to tell is not angry for that. */
  private static final int MILD = 2;

  private static final int SHOUTED = 1;

  /** Fewer letters may be a name: "PIX", "CPF do MEI". */
  private static final int LEAST_SHOUTED = 12;

  private static final double CAPITALS = 0.7;

  /** A "not" reaches the phrase that begins so many words behind it: "não acho isso ruim". */
  private static final int REACH = 3;

  private static final Pattern EXCLAIMED = Pattern.compile("!(?:[\\s?1]*!){2}");

  private static final Phrases<Sign> PHRASES = read();

  private enum Sign {
    CALM,
    NOT,
    PERSON,
    STRONG,
    MILD
  }

  private static Phrases<Sign> read() {
    Phrases<Sign> phrases = new Phrases<>();
    List<WordFile> files =
        Languages.ALL.stream().map(one -> WordFile.of(Temper.class, "mood", one)).toList();
    for (WordFile file : files) {
      phrases.tell(file, "calm", Sign.CALM);
      phrases.tell(file, "person", Sign.PERSON);
      phrases.tell(file, "strong", Sign.STRONG);
      phrases.tell(file, "mild", Sign.MILD);
      phrases.tell(file, "not", Sign.NOT);
    }
    return phrases;
  }

  /** The temper that a text shows. */
  static Temper of(String text) {
    Temper inWords = inWords(PlainWords.of(text));
    return isShouted(text) ? new Temper(inWords.heat() + SHOUTED, inWords.wantsPerson()) : inWords;
  }

  private static Temper inWords(List<String> words) {
    int heat = 0;
    boolean wantsPerson = false;
    int deniedTo = -1;
    int at = 0;
    while (at < words.size()) {
      var found = PHRASES.at(at, words);
      boolean denied = at <= deniedTo;
      if (words.get(at).equals(PlainWords.PAUSE)) {
        deniedTo = -1;
      } else if (found.isPresent()) {
        Sign sign = found.get().meaning();
        heat = Math.max(heat, denied ? 0 : heatOf(sign));
        wantsPerson |= sign == Sign.PERSON && !denied;
        deniedTo = sign == Sign.NOT ? found.get().end() - 1 + REACH : deniedTo;
      }
      at = found.map(Phrases.Found::end).orElse(at + 1);
    }
    return new Temper(heat, wantsPerson);
  }

  private static int heatOf(Sign sign) {
    return switch (sign) {
      case STRONG -> STRONG;
      case MILD -> MILD;
      case CALM, NOT, PERSON -> 0;
    };
  }

  private static boolean isShouted(String text) {
    String seen = StrictForm.visible(text);
    long letters = seen.codePoints().filter(Character::isLetter).count();
    long capitals = seen.codePoints().filter(Character::isUpperCase).count();
    return EXCLAIMED.matcher(seen).find()
        || (letters >= LEAST_SHOUTED && capitals >= CAPITALS * letters);
  }
}
