package org.homeservices.assistant.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeservices.assistant.text.Accents;
import org.homeservices.assistant.text.Sentence;
import org.homeservices.assistant.text.Signs;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.assistant.text.Words;
import org.homeservices.knowledge.Languages;

/**
 * An attempt to instruct the model instead of asking it. By phrases that nobody needs who asks
 * about services; by verbs that take back or reproduce, near what only a model has; by marks of
 * prompts; by long texts in code. Only tells: what is done about it, others decide.
 */
public final class Injection {
  private static final int NEAR = 7;
  private static final String NAME = "injection";

  private static final Signs SAID = Signs.of(Injection.class, NAME, "said");
  private static final Set<String> TAKING_BACK = verbs("taking-back");
  private static final Set<String> REPRODUCING = verbs("reproducing");
  private static final List<String> INSTRUCTIONS = phrases("instructions");
  private static final List<String> INSIDE = phrases("inside");

  private static final Pattern MARK =
      Pattern.compile(
          "<[\\s/|]*(?:question|passages?|system|assistant|user|instructions?|im_start|im_end"
              + "|endoftext)\\b"
              + "|\\[/?(?:inst|system|sys)\\]|<<sys>>|#{2,} ?(?:system|instructions?|instru)"
              + "|(?:^|[\\n.!?;] ?)\\s?(?:system|assistant|sistema|developer)(?: (?:prompt|message))?\\s?:"
              + "|[a-z0-9+/]{40,}={0,2}(?![a-z0-9+/.])|(?:\\b[0-9a-f]{2} ){16}|\\\\x[0-9a-f]{2}\\\\x",
          Pattern.CASE_INSENSITIVE);

  private Injection() {}

  /** Whether a visitor's text tries to. */
  public static boolean isIn(String text) {
    String seen = StrictForm.visible(text);
    return MARK.matcher(seen).find() || SAID.in(seen) || commands(seen);
  }

  private static boolean commands(String text) {
    List<String> words = Words.of(StrictForm.of(text)).stream().map(Accents::foldAll).toList();
    for (int at = 0; at < words.size(); at++) {
      String verb = words.get(at);
      Sentence near = Sentence.of(words.subList(at, Math.min(words.size(), at + NEAR)));
      if ((TAKING_BACK.contains(verb) && near.holdsOneOf(INSTRUCTIONS))
          || (REPRODUCING.contains(verb) && near.holdsOneOf(INSIDE))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> verbs(String section) {
    return Set.copyOf(lines(section).distinct().toList());
  }

  private static List<String> phrases(String section) {
    return lines(section).distinct().map(Sentence::whole).toList();
  }

  private static Stream<String> lines(String section) {
    return Languages.ALL.stream()
        .flatMap(language -> WordFile.of(Injection.class, NAME, language).lines(section).stream())
        .map(Accents::foldAll);
  }
}
