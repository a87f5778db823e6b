package org.homeservices.assistant.upstream;

import static java.util.concurrent.CompletableFuture.failedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.GuardedModel;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelyModelTest {
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final SiteFacts SITE = new SiteFacts("Sophie", "", "", "", "", "", false);

  @AutoClose private final UpstreamStage stage = new UpstreamStage(DEADLINE, 2);

  private CompletionStage<Completion> write(LanguageModel inside) {
    return new TimelyModel(inside, DEADLINE, stage.executor).write(UpstreamStage.PROMPT, stage);
  }

  private LanguageModel guarded() {
    return new GuardedModel(stage.inOrder("main"), SITE, Canary.SAMPLE, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"**Para", "[Meus pedidos](/", "1", "<"})
  void textShouldFailInTimeWhenItsBeginningIsHeldBackAndNothingFollows(String beginning) {
    stage.main.begins(beginning);

    Throwable failure = Await.failure(write(guarded()));

    assertThat(ModelFailure.of(failure).kind()).isEqualTo(Kind.LATE);
    assertThat(stage.heard).isEmpty();
  }

  @Test
  void writerShouldStopAndNothingBeHeardWhenTheTextIsLate() {
    LanguageModel silent = (prompt, sink) -> stage.main.stalls().write(prompt, sink);

    Await.failure(write(silent));

    Await.until(stage.main.stopped::isDone);
    assertThat(stage.heard).isEmpty();
  }

  @Test
  void readerShouldBeAskedForItsWaitingThroughTheModel() {
    List<Duration> told = new ArrayList<>();
    TextSink patient =
        new TextSink() {
          @Override
          public void text(String more) {}

          @Override
          public Duration waited() {
            return DEADLINE;
          }
        };
    LanguageModel asking =
        (prompt, sink) -> {
          told.add(sink.waited());
          return failedStage(UpstreamStage.busy());
        };

    Await.failure(
        new TimelyModel(asking, DEADLINE, stage.executor).write(UpstreamStage.PROMPT, patient));

    assertThat(told).containsExactly(DEADLINE);
  }

  @Test
  void textThatCanBeReadShouldTakeItsTime() throws InterruptedException {
    CompletionStage<Completion> written = write(stage.main.begins("Para "));

    Thread.sleep(DEADLINE.plus(TimelyModel.GRACE).plusMillis(200).toMillis());

    assertThat(written.toCompletableFuture()).isNotDone();
    assertThat(stage.heard).containsExactly("Para ");
  }

  @Test
  void failureShouldStayTheOneInsideWhenThatIsQuicker() {
    assertThat(Await.failure(write((prompt, sink) -> failedStage(UpstreamStage.busy()))))
        .hasMessage("busy");
  }
}
