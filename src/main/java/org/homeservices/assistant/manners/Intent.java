package org.homeservices.assistant.manners;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.knowledge.Languages;

/**
 * Roughly what a visitor wants, for where neither the model nor the knowledge base can tell. Where
 * a text shows several as clearly, the one that is named first here counts.
 */
public enum Intent {
  /** To work for the company. */
  PROVIDER,
  /** That something be put right: damage, bad work, the guarantee. */
  COMPLAINT,
  /** To follow, move or call off what is ordered. */
  ORDER,
  /** To pay, or to get money back. */
  PAYMENT,
  /** To know what something costs. */
  PRICE,
  /** To get into the account, or to change it. */
  ACCOUNT,
  /** To find a page, or to learn the rules of the site. */
  SITE,
  /** To find somebody for some work. */
  FIND_SERVICE;

  private static final Phrases<Intent> PHRASES = read();

  private static Phrases<Intent> read() {
    Phrases<Intent> phrases = new Phrases<>();
    for (Locale language : Languages.ALL) {
      WordFile file = WordFile.of(Intent.class, "intent", language);
      for (Intent intent : values()) {
        phrases.tell(file, intent.name().toLowerCase(Locale.ROOT), intent);
      }
    }
    return phrases;
  }

  /** The intent that most words of a text show; empty where none shows. */
  public static Optional<Intent> of(String text) {
    Map<Intent, Integer> shown = shown(PlainWords.of(text));
    Optional<Intent> most = Optional.empty();
    for (Map.Entry<Intent, Integer> one : shown.entrySet()) {
      if (most.isEmpty() || one.getValue() > shown.getOrDefault(most.get(), 0)) {
        most = Optional.of(one.getKey());
      }
    }
    return most;
  }

  private static Map<Intent, Integer> shown(List<String> words) {
    Map<Intent, Integer> shown = new EnumMap<>(Intent.class);
    int at = 0;
    while (at < words.size()) {
      var found = PHRASES.at(at, words);
      int end = found.map(Phrases.Found::end).orElse(at + 1);
      int length = end - at;
      found.ifPresent(one -> shown.merge(one.meaning(), length, Integer::sum));
      at = end;
    }
    return shown;
  }
}
