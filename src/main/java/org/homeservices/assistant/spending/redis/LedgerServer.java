package org.homeservices.assistant.spending.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * The Redis that the money stands in, as one node sees it: it answers soon, or the node is on its
 * own for a while.
 */
final class LedgerServer {
  private static final System.Logger LOGGER = System.getLogger(LedgerServer.class.getName());

  /** One hash tag, since one decision touches two keys. */
  private static final String PREFIX = "hsc:0:{money}:";

  private final Supplier<Optional<RedissonClient>> redis;
  private final LedgerTimes times;
  private final LongSupplier nanoTime;
  private final AtomicBoolean away = new AtomicBoolean();

  private volatile long awaySince;

  LedgerServer(Supplier<Optional<RedissonClient>> redis, LedgerTimes times, LongSupplier nanoTime) {
    this.redis = redis;
    this.times = times;
    this.nanoTime = nanoTime;
  }

  LedgerTimes times() {
    return times;
  }

  /** Runs a script over a day's keys; fails soon where it is not answered. */
  CompletionStage<List<Object>> run(
      Script script, LocalDate day, Duration patience, List<String> arguments) {
    Optional<RedissonClient> client = isResting() ? Optional.empty() : redis.get();
    return client
        .map(open -> ask(open, script, day, patience, arguments))
        .orElseGet(() -> failedStage(new Away()))
        .whenComplete((reply, failure) -> learn(failure));
  }

  private static CompletionStage<List<Object>> ask(
      RedissonClient client,
      Script script,
      LocalDate day,
      Duration patience,
      List<String> arguments) {
    List<Object> keys = List.of(PREFIX + "day:" + day, PREFIX + "held:" + day);
    return script
        .on(client.getScript(StringCodec.INSTANCE), keys, arguments.toArray())
        .toCompletableFuture()
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isResting() {
    return away.get() && nanoTime.getAsLong() - awaySince < times.rest().toNanos();
  }

  private void learn(@Nullable Throwable failure) {
    if (failure == null) {
      if (away.compareAndSet(true, false)) {
        LOGGER.log(INFO, "the budget is one for all nodes again");
      }
    } else if (!(failure instanceof Away)) {
      awaySince = nanoTime.getAsLong();
      if (away.compareAndSet(false, true)) {
        LOGGER.log(
            WARNING, "each node keeps the budget, Redis does not answer: {0}", kind(failure));
      }
    }
  }

  /** Not its message, which may quote a whole script. */
  private static String kind(Throwable failure) {
    Throwable cause = failure.getCause();
    return (cause == null ? failure : cause).getClass().getSimpleName();
  }

  /** Redis is not asked. Made without its trace, since it is told often. */
  private static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Away() {
      super("Redis is out of reach", null, false, false);
    }
  }
}
