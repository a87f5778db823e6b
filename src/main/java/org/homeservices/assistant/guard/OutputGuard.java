package org.homeservices.assistant.guard;

import java.util.Set;

/**
 * What a model writes, without what must not leave it. The same comes out however the text is cut
 * into pieces; a text that needs no guarding comes out as it is, each word as soon as it has ended.
 * For one text and one thread at a time.
 */
public final class OutputGuard {
  private final Unseen unseen = new Unseen();
  private final LinkFilter links;
  private final Judge judge;
  private final StringBuilder out = new StringBuilder();
  private int half;

  /** Of a text that is written to this. */
  public OutputGuard(GuardRules rules, Given given) {
    this.judge = new Judge(rules, given, out);
    this.links = new LinkFilter(rules.links(), judge::take, true);
  }

  /**
   * Takes more of the text and gives what may go on.
   *
   * @throws Withheld where it must end here; {@link #rest} tells what may still go on
   */
  public String take(String piece) {
    for (int at = 0; at < piece.length(); at++) {
      take(piece.charAt(at));
    }
    return rest();
  }

  /** What may go on, now that nothing follows. */
  public String end() {
    if (half != 0) {
      pass(half);
      half = 0;
    }
    links.end();
    judge.end();
    return rest();
  }

  /** What was found good and has not been given yet. */
  public String rest() {
    String rest = out.toString();
    out.setLength(0);
    return rest;
  }

  private void take(char unit) {
    if (half != 0 && Character.isLowSurrogate(unit)) {
      int whole = Character.toCodePoint((char) half, unit);
      half = 0;
      pass(whole);
      return;
    }
    if (half != 0) {
      pass(half);
    }
    half = Character.isHighSurrogate(unit) ? unit : 0;
    if (half == 0) {
      pass(unit);
    }
  }

  private void pass(int character) {
    if (unseen.keeps(character)) {
      links.take(Unseen.asSeen(character));
    }
  }

  /**
   * What a model was given and may repeat.
   *
   * @param publicText what may be said to anybody: facts, passages, earlier answers
   * @param question whose amounts may be named, but nothing else of it
   */
  public record Given(String publicText, String question) {
    /** The amounts that may be named; that something costs nothing is no visitor's word. */
    Set<String> amounts() {
      Set<String> amounts = Amounts.in(question);
      amounts.removeIf(Amounts::isForNothing);
      amounts.addAll(Amounts.in(publicText));
      return amounts;
    }
  }
}
