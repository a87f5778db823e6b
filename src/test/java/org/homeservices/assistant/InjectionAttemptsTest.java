package org.homeservices.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.guard.Fence;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InjectionAttemptsTest {
  private static final Canary CANARY = Canary.of("0123456789abcdefgh".getBytes(UTF_8));
  private static final SiteFacts SITE =
      new SiteFacts(
          "Sophie",
          "Casa Boa",
          "https://casa.example",
          "oi@casa.example",
          "+55 11 4000-0000",
          "8–18 h",
          false);
  private static final String PRICES = "A faxina custa de R$ 150 a R$ 300.";

  /** One line of the file. */
  record Attempt(String place, String text, String answer, List<String> never) {

    Question question() {
      return new Question(
          place.equals("question") ? text : "Quanto custa uma faxina?", Languages.PORTUGUESE);
    }

    List<Turn> earlier() {
      return place.equals("history")
          ? List.of(
              new Turn(Turn.Speaker.VISITOR, text), new Turn(Turn.Speaker.COMPANY, "Pois não?"))
          : List.of();
    }

    Findings findings() {
      String body = place.equals("article") ? PRICES + "\n\n" + text : PRICES;
      Article article =
          new Article(
              "cleaning",
              1,
              Category.FAQ,
              Languages.PORTUGUESE,
              "Faxina",
              List.of(),
              List.of(),
              body);
      return new Findings(Languages.PORTUGUESE, Passage.of(article));
    }

    /** Passages are public and keep all but our own tags. */
    String asRead() {
      return place.equals("article") ? text.replaceAll("<(?=/?passage)", "‹") : Fence.data(text);
    }

    Prompt prompt() {
      return new PromptWriter(SITE, CANARY).write(question(), findings(), earlier());
    }
  }

  static Stream<Attempt> attempts() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            InjectionAttemptsTest.class.getResourceAsStream("/guard/injections.tsv"))) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .map(line -> line.replace("\\n", "\n").split("\t", -1))
              .map(cells -> new Attempt(cells[0], cells[1], cells[2], List.of(cells[3].split("¦"))))
              .toList()
              .stream();
    }
  }

  @Test
  void attemptsShouldBeManyAndComeFromEverywhere() throws IOException {
    assertThat(attempts()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(attempts()).extracting(Attempt::place).contains("question", "history", "article");
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void nothingForbiddenShouldReachTheVisitorWhenTheModelObeys(Attempt attempt) {
    Prompt prompt = attempt.prompt();
    for (int piece : new int[] {1, 4, 100_000}) {
      ObedientModel model = new ObedientModel(attempt.asRead(), attempt.answer(), piece);

      String seen = seenFrom(model, prompt);

      assertThat(model.isInstructedBy(prompt)).as("the attempt reaches the model").isTrue();
      assertThat(seen).doesNotContainIgnoringCase(CANARY.word()).doesNotContain("Não sei.");
      for (String never : attempt.never()) {
        String forbidden = ObedientModel.filled(never, prompt);
        assertThat(seen.toLowerCase(Locale.ROOT))
            .doesNotContain(forbidden.toLowerCase(Locale.ROOT));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void forbiddenShouldReachTheVisitorWhenNobodyGuardsTheModelThatObeys(Attempt attempt) {
    Prompt prompt = attempt.prompt();
    List<String> heard = new ArrayList<>();

    new ObedientModel(attempt.asRead(), attempt.answer(), 100_000).write(prompt, heard::add);

    String plain = String.join("", heard).replace("\u200B", "").toLowerCase(Locale.ROOT);
    assertThat(attempt.never())
        .anySatisfy(
            never ->
                assertThat(plain)
                    .contains(ObedientModel.filled(never, prompt).toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void attemptShouldStandInsideItsFenceAloneWhenItIsInAPrompt(Attempt attempt) {
    Prompt prompt = attempt.prompt();
    String system = prompt.system();
    String before = system.substring(0, system.indexOf("<passages>"));
    boolean inArticle = attempt.place().equals("article");

    assertThat(before).doesNotContain(attempt.asRead());
    assertThat(system.contains(attempt.asRead())).isEqualTo(inArticle);
    assertThat(system).containsOnlyOnce("</passages>").containsOnlyOnce("</passage>");
    assertThat(fenced(prompt))
        .allSatisfy(
            text ->
                assertThat(text)
                    .startsWith("<question>\n")
                    .endsWith("\n</question>")
                    .containsOnlyOnce("<question")
                    .containsOnlyOnce("</question"));
  }

  private static List<String> fenced(Prompt prompt) {
    return Stream.concat(
            Stream.of(prompt.user()),
            prompt.earlier().stream()
                .filter(turn -> turn.speaker() == Turn.Speaker.VISITOR)
                .map(Turn::text))
        .toList();
  }

  private static String seenFrom(LanguageModel model, Prompt prompt) {
    List<String> heard = new ArrayList<>();
    var unused =
        new GuardedModel(model, SITE, CANARY, List.of("casa.example"))
            .write(prompt, heard::add)
            .toCompletableFuture();
    assertThat(unused).isDone();
    return String.join("", heard);
  }
}
