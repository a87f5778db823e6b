package org.homeservices.check.redis;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a failure of Redis means for an operator.
 *
 * @param text what happened
 * @param advice what to do
 */
record RedisFailure(String text, String advice) {
  private static final String USER = "compare REDIS_USERNAME and REDIS_PASSWORD with the server's";

  /** Redis says with the first word of an error what kind it is; Redisson wraps that, or not. */
  static RedisFailure of(Throwable failure) {
    String all = messages(failure);
    if (all.contains("WRONGPASS")) {
      return new RedisFailure("refuses user or password (WRONGPASS)", USER);
    }
    if (all.contains("NOAUTH")) {
      return new RedisFailure("asks for a password, and none is set (NOAUTH)", USER);
    }
    if (all.contains("without any password configured")) {
      return new RedisFailure("knows no password, but REDIS_PASSWORD is set", USER);
    }
    if (all.contains("READONLY")) {
      return new RedisFailure(
          "is a read-only replica (READONLY)",
          "name the master in REDIS_HOST, or use REDIS_MODE=sentinel");
    }
    if (all.contains("NOPERM")) {
      return new RedisFailure(
          "denies this user a right: " + line(all, "NOPERM"),
          "grant what CONFIGURATION.md lists under Redis");
    }
    if (all.contains("DB index is out of range")) {
      return new RedisFailure(
          "has no database of that number", "raise databases in redis.conf, or choose another");
    }
    if (all.contains("MISCONF")) {
      return new RedisFailure(
          "refuses to write, since it cannot save to disk (MISCONF)", "look at the server's log");
    }
    if (all.contains("OOM ")) {
      return new RedisFailure("has no memory left (OOM)", "raise maxmemory");
    }
    if (all.contains("LOADING")) {
      return new RedisFailure("still reads its data from disk (LOADING)", "wait");
    }
    if (all.contains("SSL") || all.contains("certificat")) {
      return new RedisFailure(
          "cannot be reached by TLS: " + line(all, ""),
          "look at REDIS_TLS, REDIS_TLS_CA and the name in its certificate");
    }
    return new RedisFailure(
        "does not answer: " + line(all, ""), "look at REDIS_HOST, REDIS_PORT and the network");
  }

  private static String messages(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(failure, cause -> cause != null && seen.add(cause), Throwable::getCause)
        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .collect(Collectors.joining("\n"));
  }

  /** The last line with a word: what was wrong at first. */
  private static String line(String all, String word) {
    return all.lines().filter(line -> line.contains(word)).reduce((a, b) -> b).orElse("");
  }
}
