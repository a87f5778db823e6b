package org.homeservices.assistant.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.knowledge.Languages;

/**
 * A text that is a courtesy and nothing else. Where it is several ("obrigado, tchau"), the one that
 * comes later in a conversation counts.
 *
 * @param language in which it is said
 */
public record Courtesy(Kind kind, Locale language) {
  /** Nobody is so polite; saves the look at long texts. */
  private static final int MOST_CHARACTERS = 120;

  private static final Phrases<Part> PHRASES = read();

  /** Which courtesy, in the order of a conversation. */
  public enum Kind {
    /** Somebody comes. */
    GREETING,
    /** Somebody is glad, or declines with thanks. */
    THANKS,
    /** Somebody goes. */
    GOODBYE
  }

  /** What a phrase adds; without a courtesy it only may stand beside one. */
  private record Part(Optional<Courtesy> courtesy, boolean asked) {
    static Part of(Kind kind, Locale language) {
      return new Part(Optional.of(new Courtesy(kind, language)), false);
    }
  }

  private static Phrases<Part> read() {
    Phrases<Part> phrases = new Phrases<>();
    for (Locale language : Languages.ALL) {
      WordFile file = WordFile.of(Courtesy.class, "courtesy", language);
      phrases.tell(file, "greeting", Part.of(Kind.GREETING, language));
      phrases.tell(file, "thanks", Part.of(Kind.THANKS, language));
      phrases.tell(file, "goodbye", Part.of(Kind.GOODBYE, language));
      Courtesy greeting = new Courtesy(Kind.GREETING, language);
      phrases.tell(file, "asked", new Part(Optional.of(greeting), true));
      phrases.tell(file, "beside", new Part(Optional.empty(), false));
    }
    return phrases;
  }

  /** The courtesy that a text is; empty where it is more than that, or something else. */
  public static Optional<Courtesy> in(String text) {
    return text.length() > MOST_CHARACTERS
        ? Optional.empty()
        : parts(text).flatMap(parts -> last(parts, text.contains("?")));
  }

  /** Empty where a word belongs to none. */
  private static Optional<List<Part>> parts(String text) {
    List<String> words =
        PlainWords.of(text).stream().filter(word -> !word.equals(PlainWords.PAUSE)).toList();
    List<Part> parts = new ArrayList<>();
    int at = 1;
    while (at < words.size() - 1) {
      var found = PHRASES.at(at, words);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      parts.add(found.get().meaning());
      at = found.get().end();
    }
    return Optional.of(parts);
  }

  private static Optional<Courtesy> last(List<Part> parts, boolean isQuestion) {
    Optional<Courtesy> last = Optional.empty();
    for (Part part : parts) {
      boolean counts = part.courtesy().isPresent() && (isQuestion || !part.asked());
      if (counts && (last.isEmpty() || isLater(part, last.get()))) {
        last = part.courtesy();
      }
    }
    return last;
  }

  private static boolean isLater(Part part, Courtesy last) {
    return part.courtesy().filter(one -> one.kind().compareTo(last.kind()) > 0).isPresent();
  }
}
