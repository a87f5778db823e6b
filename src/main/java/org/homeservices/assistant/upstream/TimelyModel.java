package org.homeservices.assistant.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.jspecify.annotations.Nullable;

/**
 * A model whose text fails where nothing of it can be read in time. Stands around whatever holds
 * text back: a text may have begun for {@link Upstream}, and be one open link or number to whoever
 * waits for it. Thread-safe as the one inside.
 */
public final class TimelyModel implements LanguageModel {
  /** The one inside gives up first where no text came at all, and knows better why. */
  static final Duration GRACE = Duration.ofMillis(250);

  private final LanguageModel inside;
  private final Duration deadline;
  private final ScheduledExecutorService executor;

  /**
   * @param deadline to the first text, as the model inside keeps it
   */
  public TimelyModel(LanguageModel inside, Duration deadline, ScheduledExecutorService executor) {
    this.inside = inside;
    this.deadline = deadline;
    this.executor = executor;
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    Watch watch = new Watch(sink, Patience.left(deadline, sink.waited()).plus(GRACE));
    watch.start();
    var unused = inside.write(prompt, watch).whenComplete(watch::ended);
    return watch.whole;
  }

  /** Sees whether a text can be read in time. */
  private final class Watch implements TextSink {
    private final TextSink sink;
    private final Duration patience;
    private final CompletableFuture<Completion> whole = new CompletableFuture<>();

    // guarded by this
    private final List<Runnable> stops = new ArrayList<>();
    private @Nullable Future<?> timer;
    private boolean begun;
    private boolean overdue;

    Watch(TextSink sink, Duration patience) {
      this.sink = sink;
      this.patience = patience;
    }

    /** Without timers any more the one inside says so. */
    synchronized void start() {
      try {
        timer = executor.schedule(this::look, patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        timer = null;
      }
    }

    /** Under the lock, so that nothing comes after the end. */
    @Override
    public synchronized void text(String more) {
      if (!overdue) {
        begun = true;
        cancel();
        sink.text(more);
      }
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      sink.whenUnwanted(stop);
      if (!isKept(stop)) {
        stop.run();
      }
    }

    @Override
    public Duration waited() {
      return sink.waited();
    }

    void ended(@Nullable Completion completion, @Nullable Throwable failure) {
      cancel();
      if (completion != null) {
        whole.complete(completion);
      } else if (failure != null) {
        whole.completeExceptionally(failure);
      }
    }

    private synchronized boolean isKept(Runnable stop) {
      stops.add(stop);
      return !overdue;
    }

    private void look() {
      if (isOverdue()) {
        whole.completeExceptionally(
            new ModelFailure(Kind.LATE, "nothing to be read within " + patience));
        last().forEach(Runnable::run);
      }
    }

    private synchronized boolean isOverdue() {
      overdue = !begun;
      return overdue;
    }

    private synchronized List<Runnable> last() {
      return List.copyOf(stops);
    }

    private synchronized void cancel() {
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }
}
