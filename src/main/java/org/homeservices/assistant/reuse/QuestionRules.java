package org.homeservices.assistant.reuse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.assistant.text.StrictForm;

/** Why a question, asked as it is, gets an answer of its own. */
final class QuestionRules {
  /** "ok", "oi", an emoji. */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 1000;

  private final String question;
  private final Circumstances circumstances;
  private final Locale language;

  QuestionRules(String question, Circumstances circumstances, Locale language) {
    this.question = question;
    this.circumstances = circumstances;
    this.language = language;
  }

  Optional<NoStore> reason() {
    return Arrays.stream(NoStore.values())
        .filter(reason -> circumstances.reasons().contains(reason) || holds(reason))
        .findFirst();
  }

  private boolean holds(NoStore reason) {
    return switch (reason) {
      case TOO_SHORT -> length() < SHORTEST;
      case TOO_LONG -> length() > LONGEST;
      case PII_IN -> PersonalData.isIn(question);
      case HISTORY -> !circumstances.history().isStandalone() || Anaphora.isIn(question, language);
      case LIVE_DATA -> LiveData.isAskedIn(question);
      case COMPLAINT -> Complaint.isIn(question);
      case PERSONAL, HUMAN_MODE, ADMIN_PREVIEW, NO_STORE_HEADER, ATTACHMENT -> false;
      case TOOL_SIDE_EFFECT, DISLIKED, TEMPERATURE, MODERATED -> false;
      case UNFINISHED, REFUSAL, PII_OUT -> false;
    };
  }

  private int length() {
    String strict = StrictForm.of(question).text();
    return strict.codePointCount(0, strict.length());
  }
}
