package org.homeservices.assistant;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.guard.Fence;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Fingerprint;
import org.homeservices.knowledge.Passage;

/**
 * Writes the prompt. What is the same for many questions comes first, since servers read a
 * beginning that they know more cheaply: rules and facts, language, who asks; then the passages,
 * the kind of page, and apart from all these, as data and without personal data, what was said
 * before and the question.
 */
final class PromptWriter {
  /** A passage could close its own fence; an address in brackets is no tag of ours. */
  private static final Pattern OWN_TAG =
      Pattern.compile("<(?=[\\s/]*(?:passages?|question)\\b)", Pattern.CASE_INSENSITIVE);

  private static final Article SAMPLE =
      new Article("id", 1, Category.FAQ, Locale.ENGLISH, "title", List.of(), List.of(), "text");
  private static final Findings FOUND = new Findings(SAMPLE.locale(), Passage.of(SAMPLE));
  private static final List<Turn> SAID =
      List.of(new Turn(Turn.Speaker.VISITOR, "a"), new Turn(Turn.Speaker.COMPANY, "b"));

  private final SiteFacts site;
  private final String frame;

  /** For a model whose output nobody looks at for a canary. */
  PromptWriter(SiteFacts site) {
    this(site, Canary.SAMPLE);
  }

  /**
   * @param canary stands near the begin and at the end of the rules
   */
  PromptWriter(SiteFacts site, Canary canary) {
    this.site = site;
    this.frame =
        PromptTexts.frame()
            .replace("{rules}", PromptTexts.rules())
            .replace("{canary}", canary.word())
            .replace("{assistant}", site.assistantName())
            .replace("{site}", known(site.siteName()))
            .replace("{email}", known(site.supportEmail()))
            .replace("{phone}", known(site.supportPhone()))
            .replace("{hours}", known(site.supportHours()));
  }

  /** The prompt of a question that stands alone. */
  Prompt write(Question question, Findings findings) {
    return write(question, findings, List.of());
  }

  /**
   * The prompt of a question.
   *
   * @param earlier what was said before, the latest last; the oldest are left out where they are
   *     too many
   */
  Prompt write(Question question, Findings findings, List<Turn> earlier) {
    String page = PromptTexts.ofPage(question.scene().page());
    String system =
        "%s\nAnswer in %s.\n%s\n\n<passages>\n%s\n</passages>%s"
            .formatted(
                frame,
                findings.language().getDisplayName(Locale.ENGLISH),
                PromptTexts.of(question.scene().audience()),
                findings.passages().stream()
                    .map(PromptWriter::fenced)
                    .collect(Collectors.joining("\n")),
                page.isEmpty() ? "" : "\n" + page);
    return new Prompt(
        system,
        EarlierTurns.of(earlier),
        Fence.around(question.text()),
        question.scene().traceparent());
  }

  /**
   * Another one as soon as prompts are written otherwise: with other rules, other facts of the
   * company, another frame around passages, turns and question. The canary, who asks and from which
   * page do not count.
   */
  String digest() {
    Prompt sample = new PromptWriter(site).write(new Question("", SAMPLE.locale()), FOUND, SAID);
    List<String> said = sample.earlier().stream().map(Turn::text).toList();
    return Fingerprint.of(
        List.of(sample.system(), sample.user(), PromptTexts.scene(), String.join("\n", said)));
  }

  private static String fenced(Passage passage) {
    return "<passage id=\"%s\">\n%s\n\n%s\n</passage>"
        .formatted(passage.id(), withoutTags(passage.title()), withoutTags(passage.text()));
  }

  private static String withoutTags(String text) {
    return OWN_TAG.matcher(text).replaceAll("‹");
  }

  private static String known(String fact) {
    return fact.isEmpty() ? "unknown" : fact;
  }
}
