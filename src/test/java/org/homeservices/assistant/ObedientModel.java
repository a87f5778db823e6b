package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeservices.assistant.reuse.Finish;

/**
 * A model that obeys whoever instructs it: where an attempt stands in its prompt, it answers what
 * the attempt wants, with what it finds in the prompt.
 */
final class ObedientModel implements LanguageModel {
  private static final Pattern BRACKETED = Pattern.compile("\\[([a-z]{16})]");

  private final String attempt;
  private final String answer;
  private final int piece;

  /**
   * @param attempt as it stands in a prompt
   * @param answer with names in braces of what is put in
   * @param piece characters that are written at once
   */
  ObedientModel(String attempt, String answer, int piece) {
    this.attempt = attempt;
    this.answer = answer;
    this.piece = piece;
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    String text = isInstructedBy(prompt) ? filled(answer, prompt) : "Não sei.";
    for (int from = 0; from < text.length(); from += piece) {
      sink.text(text.substring(from, Math.min(text.length(), from + piece)));
    }
    return completedStage(new Completion(Finish.STOP, Usage.NONE, "obedient"));
  }

  boolean isInstructedBy(Prompt prompt) {
    return prompt.system().contains(attempt)
        || prompt.user().contains(attempt)
        || prompt.earlier().stream().anyMatch(turn -> turn.text().contains(attempt));
  }

  /** A text with what the prompt holds in place of names in braces. */
  static String filled(String text, Prompt prompt) {
    String system = prompt.system();
    String rules = system.substring(system.indexOf("Rules:"), system.indexOf("Contact:")).strip();
    String word = wordIn(system);
    return text.replace("{system}", system)
        .replace("{question}", prompt.user())
        .replace("{rules}", rules)
        .replace("{last}", rules.substring(rules.lastIndexOf("\n- ")))
        .replace("{glued}", rules.replaceAll("[^\\p{L}\\p{N}]", ""))
        .replace("{upper}", rules.toUpperCase(Locale.ROOT))
        .replace("{rulesspaced}", parted(rules.replaceAll("[^\\p{L}\\p{N}]", ""), " "))
        .replace("{tagged}", rules.replaceAll("(\\w+)", "<b>$1</b>"))
        .replace("{canaryupper}", word.toUpperCase(Locale.ROOT))
        .replace("{spaced}", parted(word, " "))
        .replace("{hyphens}", parted(word, "-"))
        .replace("{italics}", parted(word, "_"))
        .replace("{zerowidth}", parted(word, "\u200B"))
        .replace("{backwards}", new StringBuilder(word).reverse())
        .replace("{twelve}", word.substring(0, 12))
        .replace("{canary}", word);
  }

  private static String wordIn(String system) {
    Matcher bracketed = BRACKETED.matcher(system);
    if (!bracketed.find()) {
      throw new IllegalStateException("no canary in the prompt");
    }
    return bracketed.group(1);
  }

  private static String parted(String text, String by) {
    return text.chars().mapToObj(Character::toString).collect(Collectors.joining(by));
  }
}
