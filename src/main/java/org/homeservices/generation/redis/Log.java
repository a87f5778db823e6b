package org.homeservices.generation.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homeservices.generation.GenerationSettings;
import org.redisson.api.RedissonClient;

/**
 * The logs of all texts, as this node reads and writes them. Stages fail where Redis does not
 * answer soon. After that nobody waits for it for a while.
 */
final class Log {
  static final String INBOX = TextName.PREFIX + "inbox:";

  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String node = UUID.randomUUID().toString();
  private final Supplier<Optional<RedissonClient>> redis;
  private final GenerationSettings settings;
  private final LongSupplier nanoTime;
  private volatile boolean away;
  private volatile long awayUntil;

  Log(
      Supplier<Optional<RedissonClient>> redis,
      GenerationSettings settings,
      LongSupplier nanoTime) {
    this.redis = redis;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /** Where other nodes tell this one what there is. */
  String inbox() {
    return INBOX + node;
  }

  /** Follows a text, from a piece of a generation on where it is still that one. */
  CompletionStage<Standing> follow(TextName text, long generation, int pieces) {
    List<Object> arguments =
        List.of(
            node,
            settings.lease().toMillis(),
            // A node asks again within a lease; where it does not, it is dead.
            4 * settings.lease().toMillis(),
            settings.idle().toMillis(),
            generation,
            pieces);
    return asked(client -> Script.FOLLOW.run(client, text.keys(), arguments))
        .thenApply(Standing::read);
  }

  /**
   * Adds pieces to a text that this node writes, after so many.
   *
   * @param keep how long it is kept, zero where it is not over
   * @return how many other nodes follow, or -1 where another one writes
   */
  CompletionStage<Integer> write(
      TextName text, long generation, int before, List<byte[]> pieces, Duration keep) {
    List<Object> arguments = new ArrayList<>(8 + pieces.size());
    arguments.add(node);
    arguments.add(generation);
    arguments.add(settings.lease().toMillis());
    arguments.add(settings.idle().toMillis());
    arguments.add(keep.toMillis());
    arguments.add(INBOX);
    arguments.add(text.value());
    arguments.add(before);
    arguments.addAll(pieces);
    return said(client -> Script.WRITE.run(client, text.keys(), arguments)).thenApply(Log::number);
  }

  /**
   * Stops following.
   *
   * @param generation that this node writes, 0 for none
   * @return false where this node must go on writing
   */
  CompletionStage<Boolean> leave(TextName text, long generation) {
    List<Object> arguments = List.of(node, generation, INBOX, text.value());
    return said(client -> Script.LEAVE.run(client, text.keys(), arguments))
        .thenApply(reply -> number(reply) == 1);
  }

  /** Asks, but where Redis has not answered a moment ago. */
  private CompletionStage<byte[]> asked(Function<RedissonClient, CompletionStage<byte[]>> call) {
    if (away && awayUntil - nanoTime.getAsLong() > 0) {
      return CompletableFuture.failedStage(new IllegalStateException("Redis is out of reach"));
    }
    return said(call)
        .whenComplete(
            (reply, failure) -> {
              awayUntil = nanoTime.getAsLong() + PAUSE.toNanos();
              away = failure != null;
            });
  }

  private CompletionStage<byte[]> said(Function<RedissonClient, CompletionStage<byte[]>> call) {
    try {
      return redis
          .get()
          .map(call)
          .orElseGet(
              () ->
                  CompletableFuture.failedStage(
                      new IllegalStateException("Redis has not been reached yet")))
          .toCompletableFuture()
          .copy()
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static int number(byte[] reply) {
    return ByteBuffer.wrap(reply).getInt();
  }
}
