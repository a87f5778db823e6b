package org.homeservices.assistant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.homeservices.assistant.guard.Fence;

/** What a prompt quotes of a conversation: the latest turns, as many as the budget holds. */
final class EarlierTurns {
  /** About 1,000 tokens of 3.6 characters. */
  private static final int MOST_CHARACTERS = 3_600;

  private static final int LONGEST_TURN = 600;

  private EarlierTurns() {}

  /** Those that are quoted, oldest first, as data and without personal data. */
  static List<Turn> of(List<Turn> said) {
    Deque<Turn> quoted = new ArrayDeque<>();
    int left = MOST_CHARACTERS;
    for (int at = said.size() - 1; at >= 0; at--) {
      Turn turn = quoted(said.get(at));
      left -= turn.text().length();
      if (left < 0) {
        break;
      }
      quoted.addFirst(turn);
    }
    return List.copyOf(quoted);
  }

  private static Turn quoted(Turn turn) {
    String text = Fence.data(turn.text());
    String cut = text.length() > LONGEST_TURN ? cut(text) + "…" : text;
    return switch (turn.speaker()) {
      case VISITOR -> new Turn(turn.speaker(), Fence.around(cut));
      case COMPANY -> new Turn(turn.speaker(), cut);
    };
  }

  /** No half of a character. */
  private static String cut(String text) {
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST_TURN - 1));
    return text.substring(0, half ? LONGEST_TURN - 1 : LONGEST_TURN);
  }
}
