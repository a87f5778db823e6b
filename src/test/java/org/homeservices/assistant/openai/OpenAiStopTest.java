package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;
import static org.homeservices.assistant.openai.OpenAiBench.assertFails;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.TextSink;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a text which nobody wants any more costs nothing more. */
class OpenAiStopTest {
  private static final String SAYS_NOTHING = ": ping\n\n";
  private static final String GOES_ON = FakeReply.asEvent(FakeReply.content("e "));

  private final OpenAiBench bench = new OpenAiBench();
  private final Reader reader = new Reader();

  @AfterEach
  void close() {
    bench.close();
  }

  /** Stops wanting the text when the test says so. */
  private final class Reader implements TextSink {
    private final CompletableFuture<Void> unwanted = new CompletableFuture<>();

    @Override
    public void text(String more) {
      bench.pieces.add(more);
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      CompletableFuture<Void> unused = unwanted.thenRun(stop);
    }
  }

  private CompletionStage<Completion> write() {
    return new OpenAiModel(bench.patient(), bench.executor).write(PROMPT, reader);
  }

  private void assertStopped(CompletionStage<Completion> end) {
    assertFails(end, "nobody wants the text any more");
    assertThat(bench.server.hungUp()).succeedsWithin(SOON);
  }

  @Test
  void connectionShouldBeClosedInTheMiddleOfATextThatNobodyWants() {
    bench.server.reply(FakeReply.stream().untilHungUp(GOES_ON));

    CompletionStage<Completion> end = write();
    Await.until(() -> !bench.pieces.isEmpty());
    reader.unwanted.complete(null);

    assertStopped(end);
  }

  @Test
  void connectionShouldBeClosedBeforeTheFirstTextThatNobodyWants() {
    bench.server.reply(FakeReply.stream().untilHungUp(SAYS_NOTHING));

    CompletionStage<Completion> end = write();
    Await.until(() -> !bench.server.requests().isEmpty());
    reader.unwanted.complete(null);

    assertStopped(end);
    assertThat(bench.pieces).isEmpty();
  }

  @Test
  void nothingShouldBeWrittenThatWasNeverWanted() {
    bench.server.reply(FakeReply.stream().untilHungUp(SAYS_NOTHING));
    reader.unwanted.complete(null);

    assertFails(write(), "nobody wants the text any more");
  }
}
