package org.homeservices.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Fingerprint;
import org.homeservices.knowledge.Passage;

/** Writes the prompt: the rules first, then the passages; the question stands apart, as data. */
final class PromptWriter {
  private static final String TEMPLATE = "prompt-1.txt";

  /** The bracket that begins a tag, unlike that of "1 < 2". */
  private static final Pattern TAG = Pattern.compile("<(?=[\\s/]*\\p{L})");

  private static final Article SAMPLE =
      new Article("id", 1, Category.FAQ, Locale.ENGLISH, "title", List.of(), List.of(), "text");
  private static final List<Passage> FOUND = Passage.of(SAMPLE);

  private final String rules;

  PromptWriter(SiteFacts site) {
    this.rules =
        template()
            .replace("{assistant}", site.assistantName())
            .replace("{site}", known(site.siteName()))
            .replace("{email}", known(site.supportEmail()))
            .replace("{phone}", known(site.supportPhone()))
            .replace("{hours}", known(site.supportHours()));
  }

  Prompt write(Question question, Findings findings) {
    return write(question, findings, List.of());
  }

  Prompt write(Question question, Findings findings, List<Turn> earlier) {
    String passages =
        findings.passages().stream().map(PromptWriter::fenced).collect(Collectors.joining("\n"));
    String language = findings.language().getDisplayName(Locale.ENGLISH);
    String system =
        rules + "\nAnswer in " + language + ".\n\n<passages>\n" + passages + "\n</passages>";
    return new Prompt(
        system, earlier, "<question>\n" + withoutTags(question.text()) + "\n</question>");
  }

  /**
   * Another one as soon as prompts are written otherwise: with other rules, other facts of the
   * company, another frame around passages and question.
   */
  String digest() {
    Prompt sample = write(new Question("", SAMPLE.locale()), new Findings(SAMPLE.locale(), FOUND));
    return Fingerprint.of(List.of(sample.system(), sample.user()));
  }

  /** Else a question could close its own fence, or bring passages of its own. */
  private static String withoutTags(String question) {
    return TAG.matcher(question).replaceAll("‹");
  }

  private static String fenced(Passage passage) {
    return "<passage id=\"%s\">\n%s\n\n%s\n</passage>"
        .formatted(passage.id(), passage.title(), passage.text());
  }

  private static String known(String fact) {
    return fact.isEmpty() ? "unknown" : fact;
  }

  private static String template() {
    try (InputStream in = PromptWriter.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("missing in the WAR: " + TEMPLATE);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
