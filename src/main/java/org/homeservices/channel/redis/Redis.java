package org.homeservices.channel.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.channel.LayerUnavailable;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisTryAgainException;
import org.redisson.client.codec.ByteArrayCodec;

/** Runs scripts on the server of a partition. The client is made when it is first asked for. */
final class Redis {
  private final Supplier<RedissonClient> maker;
  private volatile @Nullable RedissonClient client;

  // Guarded by this.
  private boolean shutDown;

  /**
   * @param maker makes a client that does not repeat commands by itself; may take its time, and
   *     throws where no server can be reached
   */
  Redis(Supplier<RedissonClient> maker) {
    this.maker = maker;
  }

  /** Makes the client where there is none yet. Blocks. */
  synchronized void connect() {
    if (shutDown) {
      throw new LayerUnavailable("this node stops");
    }
    if (client == null) {
      client = maker.get();
    }
  }

  /** The client, where there is one yet. */
  Optional<RedissonClient> client() {
    return Optional.ofNullable(client);
  }

  /** Runs a script that the server knows already; what it returns is one row of bytes. */
  CompletionStage<byte[]> run(Lua script, List<Object> keys, Object... arguments) {
    String key = keys.get(0).toString();
    return scripts()
        .evalShaAsync(key, Mode.READ_WRITE, script.digest(), ReturnType.VALUE, keys, arguments);
  }

  /** Runs a script that the server may not know. */
  CompletionStage<byte[]> runWhole(Lua script, List<Object> keys, Object... arguments) {
    String key = keys.get(0).toString();
    return scripts()
        .evalAsync(key, Mode.READ_WRITE, script.text(), ReturnType.VALUE, keys, arguments);
  }

  /** Has the server of a key know a script. */
  CompletionStage<String> load(Lua script, String key) {
    return scripts().scriptLoadAsync(key, script.text());
  }

  /** Ends the client; none is made afterwards. */
  synchronized void shutDown() {
    shutDown = true;
    if (client != null) {
      client.shutdown();
    }
  }

  /** Reads one reply for each op of a batch. */
  static List<Reply> replies(ByteReader from) {
    List<Reply> replies = new ArrayList<>();
    while (from.hasMore()) {
      replies.add(Reply.read(from));
    }
    return replies;
  }

  /** Whether the server itself said no, and would say so again. */
  static boolean isRefusal(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof RedisException
        && !(cause instanceof RedisTimeoutException)
        && !(cause instanceof RedisNoScriptException)
        && !(cause instanceof RedisLoadingException)
        && !(cause instanceof RedisReadonlyException)
        && !(cause instanceof RedisTryAgainException)
        && !(cause instanceof RedisClusterDownException)
        && String.valueOf(cause.getMessage()).startsWith("ERR");
  }

  /** What lies at the bottom of a failure, in one line. */
  static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }

  /** What a stage failed with, without the wrapping. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private RScript scripts() {
    RedissonClient open = client;
    if (open == null) {
      throw new LayerUnavailable("Redis has not been reached yet");
    }
    return open.getScript(ByteArrayCodec.INSTANCE);
  }
}
