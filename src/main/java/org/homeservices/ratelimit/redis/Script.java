package org.homeservices.ratelimit.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.RedisNoScriptException;

/**
 * A script that returns numbers.
 *
 * @param text the whole script
 * @param digest its SHA-1, by which a server knows it that has run it
 */
record Script(String text, String digest) {
  private static final String TIME = read("time.lua");

  /** Charges buckets. */
  static final Script TAKE = of(TIME + read("take.lua"));

  /** Forgets buckets. */
  static final Script FORGET = of(TIME + read("forget.lua"));

  /** Counts places. */
  static final Script TELL = of(TIME + read("tell.lua"));

  /** Runs it by its digest, and whole where the server does not know it. */
  CompletionStage<List<Long>> on(RScript server, List<Object> keys, Object... arguments) {
    String key = keys.get(0).toString();
    CompletionStage<List<Long>> known =
        server.evalShaAsync(key, Mode.READ_WRITE, digest, ReturnType.LIST, keys, arguments);
    return known.exceptionallyCompose(
        failure ->
            isUnknown(failure)
                ? server.evalAsync(key, Mode.READ_WRITE, text, ReturnType.LIST, keys, arguments)
                : failedStage(failure));
  }

  private static boolean isUnknown(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RedisNoScriptException;
  }

  private static Script of(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
      return new Script(text, "%040x".formatted(new BigInteger(1, digest)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String read(String name) {
    try (InputStream file = Script.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the script " + name + " is not in the archive");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
