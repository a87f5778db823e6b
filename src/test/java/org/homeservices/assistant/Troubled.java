package org.homeservices.assistant;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.openai.OpenAiModel;
import org.homeservices.assistant.upstream.Upstream;
import org.homeservices.knowledge.Languages;
import org.homeservices.testing.FakeMode;
import org.homeservices.testing.FakeOpenAi;

/** An assistant whose models answer as a {@link FakeMode} says, and a visitor with a clock. */
final class Troubled implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final SiteFacts SITE =
      new SiteFacts("Sophie", "Casa", "", "oi@casa.example", "", "", false);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration TOTAL = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  final FakeOpenAi server =
      FakeOpenAi.start().replyBy(request -> FakeMode.of(request.model()).orElseThrow().reply());

  /** Who asks, and sees what comes of it. */
  static final class Visitor implements AnswerSink {
    final CompletableFuture<Void> stopped = new CompletableFuture<>();
    final CompletableFuture<Duration> firstWords = new CompletableFuture<>();

    private final long begin = System.nanoTime();

    // guarded by this
    private final StringBuilder seen = new StringBuilder();
    private int resets;

    @Override
    public synchronized void text(String more) {
      seen.append(more);
      firstWords.complete(Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public synchronized void reset() {
      seen.setLength(0);
      resets++;
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      CompletableFuture<Void> unused = stopped.thenRun(stop);
    }

    synchronized String seen() {
      return seen.toString();
    }

    synchronized int resets() {
      return resets;
    }
  }

  /** Asks the models in this order. */
  CompletableFuture<Answer> ask(Visitor visitor, FakeMode model, FakeMode... others) {
    String second = others.length == 0 ? "" : others[0].model();
    ModelSettings settings =
        new ModelSettings(
            server.baseUrl(),
            "key",
            model.model(),
            0.3,
            500,
            STEP,
            STEP,
            STEP,
            TOTAL,
            second,
            DEADLINE,
            2,
            null);
    OpenAiModel models = new OpenAiModel(settings, executor);
    LanguageModel steady =
        Upstream.of(settings, models::named, executor).inOrder(settings.models());
    return new Assistant(
            new Shelf(Languages.PORTUGUESE, Shelf.PASSAGES), Optional.of(steady), SITE, executor)
        .answer(new Question("Como cancelo?", Languages.PORTUGUESE), visitor)
        .toCompletableFuture();
  }

  @Override
  public void close() {
    server.close();
    executor.shutdownNow();
  }
}
