package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeservices.assistant.text.Sentence;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.knowledge.Languages;

/**
 * The question points at something that was said before: "e para dois quartos?", "isso é caro?".
 */
final class Anaphora {
  /** Pronouns that hang on a verb: "cancelá-lo", "pagá-la"; in Spanish "cancelarlo". */
  private static final Pattern HANGING =
      Pattern.compile(" (?:\\p{L}+-[ln]?[oa]s?|\\p{L}+-lhes?|\\p{L}{2,}[aei]rl[aeo]s?) ");

  private static final Map<Locale, Anaphora> ALL =
      Languages.ALL.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Anaphora::new));

  private final Lexicon lexicon;
  private final List<String> pointing;
  private final List<String> harmless;

  private Anaphora(Locale language) {
    WordFile file = WordFile.of(Anaphora.class, "signs", language);
    this.lexicon = Lexicon.of(language);
    this.pointing = file.lines("anaphora").stream().map(Sentence::whole).toList();
    this.harmless = file.lines("not-anaphora").stream().map(Sentence::whole).toList();
  }

  /** Whether a question in this language needs what was said before to be understood. */
  static boolean isIn(String question, Locale language) {
    Anaphora anaphora = ALL.get(language);
    return anaphora == null || anaphora.isIn(question);
  }

  private boolean isIn(String question) {
    Sentence sentence = lexicon.plain(StrictForm.of(question));
    for (String phrase : harmless) {
      sentence = sentence.with(phrase, " … ");
    }
    return sentence.holdsOneOf(pointing) || HANGING.matcher(sentence.text()).find();
  }
}
