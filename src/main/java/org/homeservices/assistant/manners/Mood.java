package org.homeservices.assistant.manners;

import java.util.List;

/** How a visitor feels about the company, as far as it matters to the next answer. */
public enum Mood {
  /** Nothing shows. */
  CALM,
  /** Angry or let down; also who is annoyed twice in a row, or has to ask the same again. */
  UPSET,
  /** Asks for a person instead, angry or not. */
  WANTS_PERSON;

  /** By how much the heat of a turn counts; the last one first. */
  private static final int[] WEIGHTS = {4, 2, 1};

  /** What strong words reach in one turn, and mild ones in two. */
  private static final int ENOUGH = WEIGHTS[0] * Temper.STRONG;

  /** Of one question: who asks so often was not helped. */
  private static final int REPEATED = 3;

  /** Turns among which they are counted. */
  private static final int REMEMBERED = 6;

  /**
   * The mood in which a question is asked.
   *
   * @param earlierOfVisitor what the visitor alone has said before, the latest last
   */
  public static Mood of(String question, List<String> earlierOfVisitor) {
    Temper now = Temper.of(question);
    if (now.wantsPerson()) {
      return WANTS_PERSON;
    }
    boolean upset = isHeated(now, earlierOfVisitor) || isRepeated(question, earlierOfVisitor);
    return upset ? UPSET : CALM;
  }

  /** Who has cooled down is left in peace, whatever was said before. */
  private static boolean isHeated(Temper now, List<String> earlier) {
    if (now.heat() == 0) {
      return false;
    }
    int heat = WEIGHTS[0] * now.heat();
    for (int back = 1; back < WEIGHTS.length && back <= earlier.size(); back++) {
      heat += WEIGHTS[back] * Temper.of(earlier.get(earlier.size() - back)).heat();
    }
    return heat >= ENOUGH;
  }

  private static boolean isRepeated(String question, List<String> earlier) {
    List<String> words = PlainWords.of(question);
    int least = 1 + List.of(PlainWords.START, PlainWords.END).size();
    if (words.size() <= least || earlier.size() + 1 < REPEATED) {
      return false;
    }
    long before =
        earlier.stream()
            .skip(Math.max(0, earlier.size() - REMEMBERED))
            .filter(text -> PlainWords.of(text).equals(words))
            .count();
    return before + 1 >= REPEATED;
  }
}
