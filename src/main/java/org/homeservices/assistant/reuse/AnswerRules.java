package org.homeservices.assistant.reuse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.StrictForm;

/** Why an answer, written as it is, is not kept. */
final class AnswerRules {
  /** "Sim." alone answers one visitor. */
  private static final int SHORTEST = 12;

  private static final int LONGEST = 16_000;
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}@]+");

  private final String answer;
  private final Finish finish;
  private final List<String> publicTexts;

  /**
   * Judges an answer.
   *
   * @param publicTexts what these hold may stand in an answer, however personal it looks
   */
  AnswerRules(String answer, Finish finish, List<String> publicTexts) {
    this.answer = answer;
    this.finish = finish;
    this.publicTexts = publicTexts;
  }

  Optional<NoStore> reason() {
    return Arrays.stream(NoStore.values()).filter(this::holds).findFirst();
  }

  private boolean holds(NoStore reason) {
    return switch (reason) {
      case TOOL_SIDE_EFFECT -> finish == Finish.TOOL;
      case TOO_SHORT -> finish == Finish.STOP && answer.strip().length() < SHORTEST;
      case TOO_LONG -> answer.length() > LONGEST;
      case MODERATED -> finish == Finish.FILTERED;
      case UNFINISHED -> finish == Finish.LENGTH || finish == Finish.BROKEN;
      case REFUSAL -> RefusalText.isIn(answer);
      case PII_OUT -> holdsPersonalData();
      case PERSONAL, HUMAN_MODE, ADMIN_PREVIEW, NO_STORE_HEADER, ATTACHMENT -> false;
      case DISLIKED, TEMPERATURE, PII_IN, HISTORY, LIVE_DATA, COMPLAINT -> false;
    };
  }

  private boolean holdsPersonalData() {
    String allowed = bare(String.join(" ", publicTexts));
    return PersonalData.foundIn(answer).stream().anyMatch(found -> !allowed.contains(bare(found)));
  }

  /** One number is written in many ways. */
  private static String bare(String text) {
    String lower = StrictForm.visible(text).toLowerCase(Locale.ROOT);
    return SEPARATOR.matcher(lower).replaceAll("");
  }
}
