package org.homeservices.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.guard.GuardRules;
import org.homeservices.assistant.guard.OutputGuard;
import org.homeservices.assistant.guard.OutputGuard.Given;
import org.homeservices.assistant.guard.Withheld;
import org.jspecify.annotations.Nullable;

/** Hands on what the guard lets through, until it lets nothing through any more. */
final class GuardedSink implements TextSink {
  private final OutputGuard guard;
  private final TextSink sink;

  // guarded by lock
  private final Object lock = new Object();
  private final List<Runnable> stops = new ArrayList<>();
  private @Nullable ModelFailure failure;

  GuardedSink(GuardRules rules, Given given, TextSink sink) {
    this.guard = new OutputGuard(rules, given);
    this.sink = sink;
  }

  @Override
  public void text(String more) {
    if (!isUnfit()) {
      try {
        handOn(guard.take(more));
      } catch (Withheld unfit) {
        handOn(guard.rest());
        fail(unfit);
      }
    }
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    sink.whenUnwanted(stop);
    boolean late;
    synchronized (lock) {
      stops.add(stop);
      late = failure != null;
    }
    if (late) {
      stop.run();
    }
  }

  @Override
  public Duration waited() {
    return sink.waited();
  }

  /** Hands on what was held back, now that nothing follows. */
  Completion ended(Completion completion) {
    if (!isUnfit()) {
      try {
        handOn(guard.end());
      } catch (Withheld unfit) {
        handOn(guard.rest());
        fail(unfit);
      }
    }
    synchronized (lock) {
      if (failure != null) {
        throw failure;
      }
    }
    return completion;
  }

  /** Why the text was ended here; another failure where it was not. */
  Throwable failureOr(Throwable other) {
    synchronized (lock) {
      return failure == null ? other : failure;
    }
  }

  private boolean isUnfit() {
    synchronized (lock) {
      return failure != null;
    }
  }

  private void handOn(String text) {
    if (!text.isEmpty()) {
      sink.text(text);
    }
  }

  private void fail(Withheld unfit) {
    List<Runnable> all;
    synchronized (lock) {
      failure = new ModelFailure(Kind.REFUSED, "the model " + unfit.getMessage(), unfit);
      all = List.copyOf(stops);
    }
    all.forEach(Runnable::run);
  }
}
