package org.homeservices.generation.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.homeservices.crypto.Protection;
import org.homeservices.generation.Register;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * What all nodes of a cluster write. Whoever asks is told what this node has entered itself, and
 * else what stands in Redis.
 */
public final class RedissonRegister implements Register {
  private static final System.Logger LOGGER = System.getLogger(RedissonRegister.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Supplier<Optional<RedissonClient>> redis;
  private final Protection seal;
  private final Duration idle;
  private final Register own;

  /**
   * @param redis the client for commands, empty while Redis is out of reach
   * @param idle how long an entry is kept
   * @param own what this node remembers by itself
   */
  public RedissonRegister(
      Supplier<Optional<RedissonClient>> redis, Protection seal, Duration idle, Register own) {
    this.redis = redis;
    this.seal = seal;
    this.idle = idle;
    this.own = own;
  }

  @Override
  public CompletionStage<Void> enter(String name, String entry) {
    byte[] closed = seal.seal(entry.getBytes(UTF_8), place(name));
    return own.enter(name, entry)
        .thenCompose(
            done ->
                redis
                    .get()
                    .map(client -> written(bucket(client, name).setAsync(closed, idle)))
                    .orElseGet(() -> completedStage(null)));
  }

  @Override
  public CompletionStage<Optional<String>> find(String name) {
    return own.find(name)
        .thenCompose(entry -> entry.isPresent() ? completedStage(entry) : read(name));
  }

  @Override
  public CompletionStage<Void> strike(String name, String entry) {
    return own.strike(name, entry)
        .thenCompose(done -> read(name))
        .thenCompose(
            found -> found.filter(entry::equals).isPresent() ? delete(name) : completedStage(null));
  }

  private CompletionStage<Void> delete(String name) {
    return redis
        .get()
        .map(client -> written(bucket(client, name).deleteAsync()))
        .orElseGet(() -> completedStage(null));
  }

  private CompletionStage<Optional<String>> read(String name) {
    return redis
        .get()
        .map(
            client ->
                soon(bucket(client, name).getAsync())
                    .thenApply(closed -> open(closed, name))
                    .exceptionally(RedissonRegister::unread))
        .orElseGet(() -> completedStage(Optional.empty()));
  }

  private Optional<String> open(byte @Nullable [] closed, String name) {
    return Optional.ofNullable(closed)
        .map(bytes -> seal.open(bytes, place(name)))
        .map(plain -> new String(plain, UTF_8));
  }

  private static Optional<String> unread(Throwable failure) {
    LOGGER.log(DEBUG, "register not read", failure);
    return Optional.empty();
  }

  private static CompletionStage<Void> written(CompletionStage<?> call) {
    return soon(call)
        .<Void>thenApply(done -> null)
        .exceptionally(
            failure -> {
              LOGGER.log(DEBUG, "register not written", failure);
              return null;
            });
  }

  private static <T> CompletionStage<T> soon(CompletionStage<T> call) {
    return call.toCompletableFuture().copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static RBucket<byte[]> bucket(RedissonClient client, String name) {
    return client.getBucket(
        TextName.PREFIX + "running:" + TextName.digest(name), ByteArrayCodec.INSTANCE);
  }

  private static byte[] place(String name) {
    return ("r" + name).getBytes(UTF_8);
  }
}
