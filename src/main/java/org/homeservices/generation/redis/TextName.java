package org.homeservices.generation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.homeservices.generation.GenerationKey;

/**
 * A key as Redis sees it, which tells nothing of it: half of its SHA-256.
 *
 * @param value 22 characters of the base64url alphabet
 */
record TextName(String value) {
  static final int LENGTH = 22;

  /** Before everything in the database of answers: in a Redis Cluster there is only one. */
  static final String PREFIX = "hsc:2:";

  private static final int DIGEST_BYTES = 16;

  static TextName of(GenerationKey key) {
    return new TextName(digest(key.value()));
  }

  /** What stands for any text in Redis. */
  static String digest(String text) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Its keys, on one server: the lease, the state, the log, and who follows. */
  List<Object> keys() {
    String tag = PREFIX + "{" + value + "}:";
    return List.of(tag + "lease", tag + "state", tag + "log", tag + "watch");
  }

  /** The only place where a piece can be opened. */
  byte[] place(long generation, int number) {
    byte[] name = value.getBytes(UTF_8);
    return ByteBuffer.allocate(name.length + Long.BYTES + Integer.BYTES)
        .put(name)
        .putLong(generation)
        .putInt(number)
        .array();
  }
}
