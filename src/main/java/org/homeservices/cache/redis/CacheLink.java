package org.homeservices.cache.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/**
 * A node's way to the server of a cache: asks, within a time; stops asking when there are no
 * answers; looks again and again whether the server is back. Connects on a thread of its own, which
 * may wait. Thread-safe.
 */
final class CacheLink {
  private static final System.Logger LOGGER = System.getLogger(CacheLink.class.getName());
  private static final Duration PATIENCE_OF_A_PROBE = Duration.ofSeconds(1);

  private final Connector connector;
  private final LinkSettings settings;
  private final Listener listener;
  private final ScheduledExecutorService thread;
  private final Breaker breaker = new Breaker(this::opened, System::nanoTime);
  private volatile @Nullable Session session;

  // Known to the thread alone.
  private int failures;

  /** Hears what other nodes tell; must return at once. */
  interface Listener {
    void told(News news);

    /** What was told until now may not have been heard. */
    void interrupted();
  }

  /**
   * @param thread its only thread, for which others may have small tasks too
   */
  CacheLink(
      Connector connector,
      LinkSettings settings,
      Listener listener,
      ScheduledExecutorService thread) {
    this.connector = connector;
    this.settings = settings;
    this.listener = listener;
    this.thread = thread;
  }

  /** Begins to connect, and returns at once. */
  void start() {
    lookIn(0);
  }

  /**
   * The client, once it has reached the server. Also while look-ups are given up as too slow for a
   * visitor: what else is asked there has a patience of its own.
   */
  Optional<RedissonClient> client() {
    return Optional.ofNullable(session).map(Session::client);
  }

  boolean isUp() {
    return breaker.isClosed();
  }

  /** Asks the server; the stage fails where it does not answer in time, or is not asked. */
  <T> CompletionStage<T> ask(Function<Session, CompletionStage<T>> question) {
    return ask(settings.patience(), question);
  }

  /** Asks with other patience than a visitor's. */
  <T> CompletionStage<T> ask(Duration patience, Function<Session, CompletionStage<T>> question) {
    Session open = session;
    return open == null || !breaker.isClosed()
        ? CompletableFuture.failedStage(new Unreachable())
        : answer(open, patience, question).whenComplete((value, failure) -> judge(failure));
  }

  /** Tells the other nodes; nobody waits for it. */
  void tell(News news) {
    CompletionStage<Long> unused =
        ask(open -> connector.topic(open.client()).publishAsync(news.text()));
  }

  /** Whether the server itself said no to a command, and would say so again. */
  static boolean isRefusal(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RedisException && String.valueOf(cause.getMessage()).startsWith("ERR");
  }

  /** Ends the client; blocks for a moment. The thread has ended, and makes no other. */
  void close() {
    Session open = session;
    if (open != null) {
      open.client().shutdown();
    }
  }

  private static <T> CompletableFuture<T> answer(
      Session session, Duration patience, Function<Session, CompletionStage<T>> question) {
    try {
      return question
          .apply(session)
          .toCompletableFuture()
          .copy()
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void judge(@Nullable Throwable failure) {
    if (failure == null || isRefusal(failure)) {
      breaker.succeeded();
    } else {
      breaker.failed();
    }
  }

  private void opened() {
    LOGGER.log(WARNING, "cache is out of reach cache={0}", connector.place());
    lookIn(settings.probe().toMillis());
  }

  private void lookIn(long millis) {
    try {
      ScheduledFuture<?> unused = thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(INFO, "the node stops, its cache is not looked after any more");
    }
  }

  private void look() {
    try {
      Session open = connected();
      answer(open, PATIENCE_OF_A_PROBE, connector::prepare).join();
      listener.interrupted();
      breaker.close();
      failures = 0;
      LOGGER.log(INFO, "cache is reached cache={0}", connector.place());
    } catch (RuntimeException | Error e) {
      failures++;
      LOGGER.log(
          failures == 1 ? WARNING : DEBUG,
          "cache cannot be reached, attempt {0} cache={1}: {2}",
          failures,
          connector.place(),
          e.toString());
      long probe = settings.probe().toMillis();
      lookIn(ThreadLocalRandom.current().nextLong(probe / 2, probe + 1));
    }
  }

  private Session connected() {
    Session open = session;
    if (open == null) {
      open = connector.connect();
      session = open;
    }
    return open;
  }
}
