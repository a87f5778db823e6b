package org.homeservices.database.sql;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the database is there, and while it is not looks for it, one look at a time. The
 * first look that finds it brings the schema up to date and opens the unit. Thread-safe.
 */
final class Keeper implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Keeper.class.getName());

  private final Source source;
  private final Map<String, Object> properties;
  private final Patience patience;
  private final ScheduledThreadPoolExecutor thread;
  private final AtomicReference<State> state = new AtomicReference<>(State.AWAY);
  private final CompletableFuture<Void> firstLook = new CompletableFuture<>();
  private volatile @Nullable Unit unit;

  private enum State {
    AWAY,
    UP,
    UNUSABLE,
    CLOSED
  }

  /**
   * @param properties of the unit
   */
  Keeper(Source source, Map<String, Object> properties, Patience patience) {
    this.source = source;
    this.properties = properties;
    this.patience = patience;
    this.thread = new ScheduledThreadPoolExecutor(1, new Threads("chat-db-keeper-"));
  }

  /**
   * Looks for the first time, and goes on looking where the database is out of reach.
   *
   * @throws UnusableDatabase where it is there and no use
   */
  void start() {
    long pause = patience.pause().toMillis();
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
    await(firstLook);
  }

  boolean isUp() {
    return state.get() == State.UP;
  }

  /** Empty while the database is away. */
  Optional<Unit> unit() {
    return isUp() ? Optional.ofNullable(unit) : Optional.empty();
  }

  /** Somebody had no answer. */
  void lost(Throwable why) {
    if (state.compareAndSet(State.UP, State.AWAY)) {
      LOGGER.log(WARNING, "database lost: {0}", Failures.reason(why));
      lookNow();
    }
  }

  @Override
  public void close() {
    state.set(State.CLOSED);
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(patience.work().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Unit opened = unit;
    if (opened != null) {
      opened.close();
    }
  }

  private void lookNow() {
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException closed) {
      // Nobody will ask any more.
    }
  }

  /** Must not throw, or there would be no other look. */
  private void look() {
    State before = state.get();
    if (before != State.AWAY && before != State.UNUSABLE) {
      return;
    }
    try {
      prepare();
      if (state.compareAndSet(before, State.UP)) {
        LOGGER.log(INFO, "database reached");
      }
      firstLook.complete(null);
    } catch (SQLException | RuntimeException | Error e) {
      failed(before, e);
    }
  }

  private void prepare() throws SQLException {
    Unit opened = unit;
    if (opened == null) {
      unit = open();
    } else {
      opened.ask();
    }
  }

  /** Holds a connection: an H2 database in memory is gone when nobody has one. */
  private Unit open() throws SQLException {
    try (Connection held = source.forSchema().getConnection()) {
      DatabaseMetaData server = held.getMetaData();
      LOGGER.log(
          INFO,
          "database {0} {1}",
          server.getDatabaseProductName(),
          server.getDatabaseProductVersion());
      Schema.update(source.forSchema(), held);
      return openUnit();
    }
  }

  /** Not every provider tells what it failed of, so the database is asked again. */
  private Unit openUnit() throws SQLException {
    try {
      return Unit.on(source.forWork(), properties);
    } catch (RuntimeException e) {
      source.forWork().getConnection().close();
      throw e;
    }
  }

  private void failed(State before, Throwable why) {
    State after = Failures.isOutOfReach(why) ? State.AWAY : State.UNUSABLE;
    boolean first = !firstLook.isDone();
    if ((first || before != after) && state.compareAndSet(before, after)) {
      LOGGER.log(
          after == State.AWAY ? WARNING : ERROR,
          "database out of reach: {0}",
          Failures.reason(why));
    }
    if (after == State.AWAY) {
      firstLook.complete(null);
    } else {
      firstLook.completeExceptionally(why);
    }
  }

  private void await(Future<Void> look) {
    try {
      Void unused = look.get(patience.start().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof UnusableDatabase unusable
          ? unusable
          : new UnusableDatabase("the database cannot be used: " + Failures.reason(cause), cause);
    } catch (TimeoutException e) {
      LOGGER.log(WARNING, "the database is not ready yet; this goes on");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
