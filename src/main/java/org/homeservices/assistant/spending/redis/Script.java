package org.homeservices.assistant.spending.redis;

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
 * A script over one day's keys that returns a list.
 *
 * @param text the whole script
 * @param digest its SHA-1, by which a server knows it that has run it
 */
record Script(String text, String digest) {
  /** Puts money aside. */
  static final Script RESERVE = of("reserve.lua");

  /** Tells a node's counts. */
  static final Script TELL = of("tell.lua");

  /** Asks for everybody's counts. */
  static final Script REPORT = of("report.lua");

  /** Runs it by its digest, and whole where the server does not know it. */
  CompletionStage<List<Object>> on(RScript server, List<Object> keys, Object... arguments) {
    String key = keys.get(0).toString();
    CompletionStage<List<Object>> known =
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

  private static Script of(String name) {
    String text = read("day.lua") + read(name);
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
