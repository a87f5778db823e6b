package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;

/** A fake server, models that ask it, and what they wrote. */
final class OpenAiBench implements AutoCloseable {
  /** What no test waits for: a limit that is not the one under test. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** The limit under test; always that of connecting. */
  static final Duration SHORT = Duration.ofMillis(150);

  /** How long an outcome takes at most, on a busy machine too. */
  static final Duration SOON = Duration.ofSeconds(5);

  static final String KEY = "key-that-nobody-sees";
  static final Prompt PROMPT = new Prompt("Be kind.", "Quanto custa? ção 🧽");

  /** An event that nobody should read any more. */
  static final String LATE = FakeReply.asEvent(FakeReply.content("late"));

  final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  final FakeOpenAi server = FakeOpenAi.start();
  final List<String> pieces = Collections.synchronizedList(new ArrayList<>());

  CompletableFuture<Finish> write(ModelSettings settings) {
    return new OpenAiModel(settings, executor)
        .write(PROMPT, pieces::add)
        .thenApply(Completion::finish)
        .toCompletableFuture();
  }

  ModelSettings patient() {
    return withIdle(LONG);
  }

  ModelSettings withIdle(Duration idle) {
    return settings(server.baseUrl(), KEY, LONG, idle, LONG);
  }

  ModelSettings limited(Duration firstToken, Duration idle, Duration total) {
    return settings(server.baseUrl(), KEY, firstToken, idle, total);
  }

  ModelSettings at(URI base, String key) {
    return settings(base, key, LONG, LONG, LONG);
  }

  static void assertFails(CompletionStage<?> end, String reason) {
    assertThat(end.toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(ModelFailure.class)
        .withMessage(reason);
  }

  @Override
  public void close() {
    server.close();
    executor.shutdownNow();
  }

  static ModelSettings settings(
      URI base, String key, Duration firstToken, Duration idle, Duration total) {
    return new ModelSettings(base, key, "small", 0.3, 500, SHORT, firstToken, idle, total);
  }
}
