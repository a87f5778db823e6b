package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;

class GuardedModelTest {
  private static final SiteFacts SITE = new SiteFacts("Sophie", "Casa", "", "", "", "", false);
  private static final Canary CANARY = new Canary("qzkvwmbxpfhjgtyd");
  private static final Prompt PROMPT = new Prompt("A faxina custa R$ 150.", "Quanto custa?");

  private final List<String> heard = new ArrayList<>();

  @Test
  void pieceShouldBeHandedOnAtOnceWhenItEndsWithABlank() {
    var model = ScriptedLanguageModel.writing("Custa ", "R$ ", "150 por ", "visita, ", "sim.");

    Completion completion = join(guarded(model).write(PROMPT, heard::add));

    assertThat(heard).containsExactly("Custa ", "R$ 150 por visita, ", "sim.");
    assertThat(completion.finish()).isEqualTo(Finish.STOP);
  }

  @Test
  void textShouldFailAndItsWriterStopWhenTheRulesLeak() {
    StoppableModel model = new StoppableModel();

    CompletionStage<Completion> written = guarded(model).write(PROMPT, heard::add);
    model.sink.text("Claro: qzkvwmbx");
    assertThat(model.stops).isZero();
    model.sink.text("pfhjgtyd e mais");
    model.sink.text(" texto");

    assertThat(model.stops).isOne();
    assertThat(heard).containsExactly("Claro: ");
    assertFailsBecause(written, "the model leaked its instructions");
  }

  @Test
  void textShouldFailWhenItsLastWordsNameAPriceThatNobodyGave() {
    var model = ScriptedLanguageModel.writing("Custa ", "R$ 99");

    assertFailsBecause(
        guarded(model).write(PROMPT, heard::add), "the model names a price that no passage holds");
    assertThat(heard).containsExactly("Custa ");
  }

  @Test
  void textShouldFailWhenTheWriterDoesNotStop() {
    var model = ScriptedLanguageModel.writing("qzkvwmbxpfhjgtyd ", "e mais");

    assertFailsBecause(
        guarded(model).write(PROMPT, heard::add), "the model leaked its instructions");
    assertThat(String.join("", heard)).hasSizeLessThan(3);
  }

  @Test
  void failureShouldStayTheOneInsideWhenNothingIsWithheld() {
    var model = ScriptedLanguageModel.writing("Custa ").thenFailing();

    assertFailsBecause(guarded(model).write(PROMPT, heard::add), "as scripted");
  }

  @Test
  void writerShouldStopWhenTheReaderWantsNoMore() {
    StoppableModel model = new StoppableModel();
    List<Runnable> stops = new ArrayList<>();
    TextSink sink =
        new TextSink() {
          @Override
          public void text(String more) {
            heard.add(more);
          }

          @Override
          public void whenUnwanted(Runnable stop) {
            stops.add(stop);
          }
        };

    var unused = guarded(model).write(PROMPT, sink);
    stops.forEach(Runnable::run);

    assertThat(model.stops).isOne();
  }

  @Test
  void amountShouldBeNamedWhenTheCompanyHasNamedItBefore() {
    Prompt after =
        new Prompt(
            "",
            List.of(
                new Turn(Turn.Speaker.COMPANY, "Custa R$ 99."),
                new Turn(Turn.Speaker.VISITOR, "Disseram R$ 7")),
            "Confirma?");

    var confirmed = guarded(ScriptedLanguageModel.writing("Sim, R$ 99")).write(after, heard::add);
    var invented = guarded(ScriptedLanguageModel.writing("Sim, R$ 7")).write(after, heard::add);

    assertThat(join(confirmed).finish()).isEqualTo(Finish.STOP);
    assertFailsBecause(invented, "the model names a price that no passage holds");
  }

  private static GuardedModel guarded(LanguageModel model) {
    return new GuardedModel(model, SITE, CANARY, List.of());
  }

  private static void assertFailsBecause(CompletionStage<Completion> written, String reason) {
    assertThatThrownBy(() -> join(written))
        .hasCauseInstanceOf(ModelFailure.class)
        .cause()
        .hasMessage(reason);
  }

  private static Completion join(CompletionStage<Completion> written) {
    assertThat(written.toCompletableFuture()).isDone();
    return written.toCompletableFuture().join();
  }

  /** Ends when it is told to stop. */
  private static final class StoppableModel implements LanguageModel {
    private final CompletableFuture<Completion> whole = new CompletableFuture<>();
    private TextSink sink = more -> {};
    private int stops;

    @Override
    public CompletionStage<Completion> write(Prompt prompt, TextSink to) {
      sink = to;
      to.whenUnwanted(this::stop);
      return completedStage("").thenCompose(unused -> whole);
    }

    private void stop() {
      stops++;
      whole.completeExceptionally(new ModelFailure("nobody wants the text any more"));
    }
  }
}
