package org.homeservices.assistant.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.knowledge.Languages;

/**
 * Drops "the" where it can be nothing else, and "a" where it counts nothing. In Portuguese and
 * Spanish the same words stand for somebody ("quem o contrata") or lead on ("segunda a sexta"), so
 * they go only after certain words or an infinitive, and never before a number.
 */
final class Articles {
  private static final String START = "START";
  private static final Pattern INFINITIVE = Pattern.compile("\\p{L}{2,}[aei]r");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}.*");

  private final boolean infinitives;
  private final Set<String> the;
  private final Set<String> one;
  private final Set<String> before;
  private final Set<String> keptBefore;
  private final List<String> oneNotNeeded;

  Articles(Locale language, WordFile file) {
    this.infinitives = !language.equals(Languages.ENGLISH);
    this.the = file.words("articles");
    this.one = file.words("one");
    this.before = file.words("before-article");
    this.keptBefore = file.words("kept-before");
    this.oneNotNeeded = file.lines("one-not-needed");
  }

  List<String> dropFrom(List<String> words) {
    List<String> left = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      if (!isArticle(words, at)) {
        left.add(words.get(at));
      }
    }
    return withoutOne(left);
  }

  private boolean isArticle(List<String> words, int at) {
    return the.contains(words.get(at))
        && at + 1 < words.size()
        && mayDropBefore(words.get(at + 1))
        && mayDropAfter(at == 0 ? START : words.get(at - 1));
  }

  private boolean mayDropBefore(String next) {
    return !keptBefore.contains(next) && !NUMBER.matcher(next).matches();
  }

  private boolean mayDropAfter(String previous) {
    return before.contains(previous) || (infinitives && INFINITIVE.matcher(previous).matches());
  }

  /** "Como cancelar um pedido", and nothing before, behind or between. */
  private List<String> withoutOne(List<String> words) {
    int at = words.size() - 2;
    if (at < 2 || !one.contains(words.get(at))) {
      return words;
    }
    String lead = String.join(" ", words.subList(0, at));
    boolean needless =
        oneNotNeeded.stream()
            .anyMatch(start -> lead.equals(start) || lead.matches(start + " [\\p{L}]+"));
    return needless ? without(words, at) : words;
  }

  private static List<String> without(List<String> words, int at) {
    List<String> left = new ArrayList<>(words);
    left.remove(at);
    return left;
  }
}
