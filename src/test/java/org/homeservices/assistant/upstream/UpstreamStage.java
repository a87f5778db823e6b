package org.homeservices.assistant.upstream;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;

/** Two models that fail as they are told, what is made of them, and a reader. */
final class UpstreamStage implements TextSink, AutoCloseable {
  static final Prompt PROMPT = new Prompt("Be kind.", "Quanto custa?");

  final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  final Actor main = new Actor("main");
  final Actor second = new Actor("second");
  final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  final AtomicLong ahead = new AtomicLong();

  private final Upstream upstream;
  private volatile CompletableFuture<Void> unwanted = new CompletableFuture<>();

  UpstreamStage(Duration deadline, int retries) {
    Duration second = Duration.ofSeconds(1);
    URI base = URI.create("http://127.0.0.1/v1");
    ModelSettings settings =
        new ModelSettings(
            base, "", "main", 0, 9, second, second, second, second, "second", deadline, retries,
            null);
    upstream = new Upstream(settings, this::named, executor, this::nanoTime, () -> 0);
  }

  /** A model that does one thing after the other, and in the end always the last. */
  static final class Actor implements LanguageModel {
    final List<Long> calls = Collections.synchronizedList(new ArrayList<>());
    final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private final String name;
    private final List<LanguageModel> acts = new ArrayList<>();

    Actor(String name) {
      this.name = name;
    }

    Actor fails(ModelFailure failure) {
      acts.add((prompt, sink) -> failedStage(failure));
      return this;
    }

    Actor writes(String text) {
      return writesAfter(() -> {}, text);
    }

    /** Does something else before it writes. */
    Actor writesAfter(Runnable something, String text) {
      acts.add(
          (prompt, sink) -> {
            something.run();
            sink.text(text);
            return completedStage(new Completion(Finish.STOP, Usage.NONE, name));
          });
      return this;
    }

    /** Writes a beginning, and fails then. */
    Actor breaksAfter(String text) {
      acts.add(
          (prompt, sink) -> {
            sink.text(text);
            return failedStage(busy());
          });
      return this;
    }

    /** Writes a beginning, and nothing more. */
    Actor begins(String text) {
      acts.add(
          (prompt, sink) -> {
            sink.text(text);
            return new CompletableFuture<>();
          });
      return this;
    }

    /** Writes nothing, but when it is stopped says something still. */
    Actor stalls() {
      acts.add(
          (prompt, sink) -> {
            CompletableFuture<Completion> end = new CompletableFuture<>();
            sink.whenUnwanted(
                () -> {
                  sink.text("late");
                  end.completeExceptionally(ModelFailure.unwanted());
                  stopped.complete(null);
                });
            return end;
          });
      return this;
    }

    @Override
    public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
      calls.add(System.nanoTime());
      return acts.get(Math.min(calls.size(), acts.size()) - 1).write(prompt, sink);
    }

    /** Between two of its calls. */
    Duration pauseBefore(int call) {
      return Duration.ofNanos(calls.get(call) - calls.get(call - 1));
    }
  }

  /** The failure that another try may help against. */
  static ModelFailure busy() {
    return new ModelFailure(Kind.PASSING, "busy");
  }

  CompletableFuture<Completion> ask() {
    return ask("main", "second");
  }

  CompletableFuture<Completion> ask(String... names) {
    return inOrder(names).write(PROMPT, this).toCompletableFuture();
  }

  LanguageModel inOrder(String... names) {
    return upstream.inOrder(List.of(names));
  }

  /** Wants no text any more of what was asked so far. */
  void stop() {
    CompletableFuture<Void> all = unwanted;
    unwanted = new CompletableFuture<>();
    all.complete(null);
  }

  /** Wants nothing of what is asked from now on. */
  void wantNothing() {
    unwanted = CompletableFuture.completedFuture(null);
  }

  @Override
  public void text(String more) {
    heard.add(more);
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    CompletableFuture<Void> unused = unwanted.thenRun(stop);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private LanguageModel named(String name) {
    return name.equals("main") ? main : second;
  }

  private long nanoTime() {
    return System.nanoTime() + ahead.get();
  }
}
