package org.homeservices.ratelimit.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * The Redis that limits live in, as one node sees it: it answers soon, or the node is on its own
 * for a while. All keys have one hash tag, since one decision touches several.
 */
final class LimitServer {
  private static final System.Logger LOGGER = System.getLogger(LimitServer.class.getName());
  private static final String PREFIX = "hsc:0:{limits}:";
  private static final String TIME = PREFIX + "time";
  private static final long ANY = 1L << 52;
  private static final int NANOS = 1000;

  private final Supplier<Optional<RedissonClient>> redis;
  private final UnaryOperator<String> pseudonyms;
  private final LimitTimes times;
  private final LongSupplier nanoTime;
  private final AtomicLong fallbacks = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();

  /** When the latest question was asked that was answered; 0 before the first answer. */
  private final AtomicLong askedAt = new AtomicLong();

  private volatile long awaySince;

  /**
   * @param redis the client for commands, empty while Redis is known to be out of reach
   * @param pseudonyms what stands for a key in Redis, which must not tell it
   */
  LimitServer(
      Supplier<Optional<RedissonClient>> redis,
      UnaryOperator<String> pseudonyms,
      LimitTimes times,
      LongSupplier nanoTime) {
    this.redis = redis;
    this.pseudonyms = pseudonyms;
    this.times = times;
    this.nanoTime = nanoTime;
  }

  LimitTimes times() {
    return times;
  }

  /** What stands for a kind and a key. */
  String nameOf(String kind, String key) {
    return PREFIX + kind + ":" + pseudonyms.apply(key);
  }

  /** A key that tells nobody's name. */
  String nameOf(String kind) {
    return PREFIX + kind;
  }

  /**
   * Runs a script; fails soon where it is not answered.
   *
   * @param keys after that of the time
   * @param arguments after what time may have passed
   */
  CompletionStage<List<Long>> run(Script script, List<String> keys, List<String> arguments) {
    long now = nanoTime.getAsLong();
    Optional<RedissonClient> client = isResting(now) ? Optional.empty() : redis.get();
    return client
        .map(open -> ask(open, script, keys, arguments))
        .orElseGet(() -> failedStage(new Away()))
        .whenComplete((reply, failure) -> learn(now, failure));
  }

  /** The node decides by itself. */
  void fallBack() {
    fallbacks.incrementAndGet();
  }

  /** How often the node has decided by itself. */
  long fallbacks() {
    return fallbacks.get();
  }

  private CompletionStage<List<Long>> ask(
      RedissonClient client, Script script, List<String> keys, List<String> arguments) {
    List<Object> allKeys = new ArrayList<>(keys.size() + 1);
    allKeys.add(TIME);
    allKeys.addAll(keys);
    List<Object> all = new ArrayList<>(arguments.size() + 1);
    all.add(Long.toString(mayHavePassed()));
    all.addAll(arguments);
    return script
        .on(client.getScript(StringCodec.INSTANCE), allKeys, all.toArray())
        .toCompletableFuture()
        .copy()
        .orTimeout(times.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Microseconds, until this question is answered, since one before it was asked. */
  private long mayHavePassed() {
    long asked = askedAt.get();
    return asked == 0 ? ANY : (nanoTime.getAsLong() - asked + times.patience().toNanos()) / NANOS;
  }

  private boolean isResting(long now) {
    return away.get() && now - awaySince < times.rest().toNanos();
  }

  private void learn(long asked, @Nullable Throwable failure) {
    if (failure == null) {
      askedAt.accumulateAndGet(asked, (a, b) -> a == 0 || b - a > 0 ? b : a);
      if (away.compareAndSet(true, false)) {
        LOGGER.log(INFO, "limits are kept for all nodes again");
      }
    } else if (!(failure instanceof Away)) {
      awaySince = nanoTime.getAsLong();
      if (away.compareAndSet(false, true)) {
        LOGGER.log(WARNING, "limits are kept per node, Redis does not answer: {0}", kind(failure));
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
