package org.homeservices.assistant.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts one phrase for another until nothing changes any more, the longer phrases first. */
public final class Rewriting {
  /** More than any real question needs; a circle of rules ends here. */
  private static final int MOST_PASSES = 16;

  private final List<Rule> rules;

  private record Rule(String phrase, String instead) {}

  /**
   * Takes rules.
   *
   * @param lines each {@code phrase = instead}
   */
  public Rewriting(List<String> lines) {
    List<Rule> read = new ArrayList<>();
    for (String line : lines) {
      String[] sides = line.split(" = ", -1);
      read.add(new Rule(Sentence.whole(sides[0].strip()), Sentence.whole(sides[1].strip())));
    }
    read.sort(Comparator.comparingInt((Rule rule) -> rule.phrase().length()).reversed());
    this.rules = List.copyOf(read);
  }

  /** The sentence with all rules applied. */
  public Sentence applyTo(Sentence sentence) {
    Sentence before = sentence;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Sentence after = once(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private Sentence once(Sentence sentence) {
    Sentence result = sentence;
    for (Rule rule : rules) {
      result = result.with(rule.phrase(), rule.instead());
    }
    return result;
  }
}
