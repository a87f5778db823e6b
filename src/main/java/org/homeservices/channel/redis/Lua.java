package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A script, bound to one life of a server: its first line names the server's {@code run_id}.
 *
 * <p>A server keeps scripts in its memory alone. So a call by digest that is answered with NOSCRIPT
 * tells, before anything was written, that this is another server than the one that the node knows,
 * or the same one started anew: entries may be lost there, and epochs must change (ADR 0014).
 *
 * @param text the whole script
 * @param digest its SHA-1, by which the server knows it
 */
record Lua(String text, String digest) {
  private static final String LOG = read("log.lua");
  private static final String BATCH = LOG + read("batch.lua");
  private static final String REPLAY = LOG + read("replay.lua");

  /** Asks who else lives. */
  static final Lua TICK = of(read("tick.lua"));

  /** Says good-bye. */
  static final Lua LEAVE = of(read("leave.lua"));

  static Lua batch(String life) {
    return of(bound(life) + BATCH);
  }

  static Lua replay(String life) {
    return of(bound(life) + REPLAY);
  }

  private static String bound(String life) {
    return "-- for the server " + life + "\n";
  }

  private static Lua of(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
      return new Lua(text, "%040x".formatted(new BigInteger(1, digest)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String read(String name) {
    try (InputStream file = Lua.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the script " + name + " is not in the archive");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
