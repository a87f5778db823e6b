package org.homeservices.generation.local;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Producer;
import org.homeservices.generation.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A producer at work: passes on what it writes in pieces of some length, the first one at once, so
 * that many tokens make few messages.
 */
public final class Draft implements Sheet {
  private static final System.Logger LOGGER = System.getLogger(Draft.class.getName());

  private final Press press;
  private final GenerationSettings settings;
  private final Pace pace;
  private final ScheduledExecutorService executor;
  private final CompletableFuture<Void> unwanted = new CompletableFuture<>();

  // Guarded by this.
  private final List<Piece> waiting = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int length;
  private boolean begun;
  private boolean timed;
  private boolean over;

  /** Takes pieces, one call at a time, the last piece last. */
  @FunctionalInterface
  public interface Press {
    /** Returns at once. */
    void print(List<Piece> pieces);
  }

  /** Nothing is written yet. */
  public Draft(
      Press press, GenerationSettings settings, Pace pace, ScheduledExecutorService executor) {
    this.press = press;
    this.settings = settings;
    this.pace = pace;
    this.executor = executor;
  }

  /** Has a producer write, on a thread of the executor. */
  public void begin(Producer producer) {
    pace.begun();
    executor.execute(
        () ->
            // Inside the stage, so that a producer that throws is one that fails.
            completedStage(producer)
                .thenCompose(chosen -> chosen.write(this))
                .whenComplete((outcome, failure) -> pace.ended())
                .whenComplete(this::end));
  }

  /** Tells the producer to stop; nothing is printed afterwards. Runs its task on the executor. */
  public void stop() {
    executor.execute(() -> unwanted.complete(null));
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    CompletableFuture<Void> unused = unwanted.thenRun(stop);
  }

  @Override
  public synchronized void text(String more) {
    if (over || more.isEmpty()) {
      return;
    }
    text.append(more);
    length += more.length();
    if (length > settings.longest()) {
      fail("longer than %d characters".formatted(settings.longest()));
      stop();
    } else if (!begun || text.length() >= settings.pieceLength()) {
      print();
    } else {
      printSoon();
    }
  }

  @Override
  public synchronized void reset() {
    text.setLength(0);
    length = 0;
    if (begun && !over) {
      waiting.add(new Piece.Reset());
      begun = false;
    }
  }

  private synchronized void end(@Nullable String outcome, @Nullable Throwable failure) {
    if (failure != null) {
      fail(failure);
    } else if (!over) {
      gather();
      waiting.add(new Piece.Whole(outcome == null ? "" : outcome));
      printLast();
    }
  }

  private void fail(Throwable failure) {
    if (!over && !unwanted.isDone()) {
      LOGGER.log(ERROR, "producer failed", failure);
    }
    fail("the producer failed");
  }

  private void fail(String reason) {
    if (!over) {
      gather();
      waiting.add(new Piece.Failed(reason));
      printLast();
    }
  }

  private void printLast() {
    over = true;
    print();
  }

  private void printSoon() {
    if (!timed) {
      timed = true;
      ScheduledFuture<?> unused =
          executor.schedule(this::printInTime, pace.time().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void printInTime() {
    timed = false;
    if (!over) {
      print();
    }
  }

  private void print() {
    gather();
    if (!waiting.isEmpty() && !unwanted.isDone()) {
      List<Piece> pieces = List.copyOf(waiting);
      waiting.clear();
      press.print(pieces);
    }
  }

  private void gather() {
    if (!text.isEmpty()) {
      begun = true;
      waiting.add(new Piece.Text(text.toString()));
      text.setLength(0);
    }
  }
}
