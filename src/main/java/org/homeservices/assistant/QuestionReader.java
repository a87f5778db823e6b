package org.homeservices.assistant;

import static java.lang.System.Logger.Level.ERROR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeservices.assistant.Turn.Speaker;
import org.homeservices.assistant.guard.Injection;
import org.homeservices.assistant.reuse.Leaning;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Passage;

/** Understands questions: what of the talk they need, and what is known of them. Never fails. */
final class QuestionReader {
  private static final System.Logger LOGGER = System.getLogger(QuestionReader.class.getName());
  private static final int PASSAGES = 3;

  /** Questions that one may lean on: "quanto custa pintar?" – "e o teto?" – "e em dezembro?". */
  private static final int FARTHEST = 3;

  private final KnowledgeBase knowledge;

  QuestionReader(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** Searches on the calling thread, for milliseconds. */
  Reading read(Question question) {
    boolean tampering = Injection.isIn(question.text());
    try {
      Findings own = find(question, question.text());
      List<Turn> needed = needed(question, own);
      Findings found = needed.isEmpty() ? own : findAfter(needed, question, own);
      return new Reading(question, needed, found, own, true, tampering);
    } catch (RuntimeException e) {
      LOGGER.log(ERROR, "search failed, answering without passages", e);
      Findings none = new Findings(question.locale(), List.of());
      return new Reading(question, sincere(question), none, none, false, tampering);
    }
  }

  private static List<Turn> needed(Question question, Findings own) {
    boolean first = question.scene().earlier().isEmpty();
    return first || !Leaning.isIn(question.text(), own.language()) ? List.of() : sincere(question);
  }

  private static List<Turn> sincere(Question question) {
    return question.scene().earlier().stream().filter(QuestionReader::isSincere).toList();
  }

  /** No model is shown how somebody tried to instruct it. */
  private static boolean isSincere(Turn turn) {
    return turn.speaker() != Speaker.VISITOR || !Injection.isIn(turn.text());
  }

  private Findings findAfter(List<Turn> earlier, Question question, Findings own) {
    return ground(earlier, own.language())
        .map(
            before ->
                merged(find(question, before + " " + question.text()), own, find(question, before)))
        .orElse(own);
  }

  /** What the visitor asked before, as far back as those questions lean on others themselves. */
  private static Optional<String> ground(List<Turn> earlier, Locale language) {
    List<String> asked = new ArrayList<>();
    for (int at = earlier.size() - 1; at >= 0 && asked.size() < FARTHEST; at--) {
      Turn turn = earlier.get(at);
      if (turn.speaker() == Speaker.VISITOR) {
        asked.add(0, turn.text());
        if (!Leaning.isIn(turn.text(), language)) {
          break;
        }
      }
    }
    return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", asked));
  }

  private static Findings merged(Findings both, Findings own, Findings before) {
    Map<String, Passage> passages = new LinkedHashMap<>();
    for (Findings found : List.of(both, own, before)) {
      if (found.language().equals(both.language())) {
        found.passages().forEach(passage -> passages.putIfAbsent(passage.id(), passage));
      }
    }
    return new Findings(
        both.language(), passages.values().stream().limit(PASSAGES).toList(), both.related());
  }

  private Findings find(Question question, String words) {
    return knowledge.find(words, question.locale(), question.scene().page(), PASSAGES);
  }
}
