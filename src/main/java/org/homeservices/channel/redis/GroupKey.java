package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.homeservices.channel.GroupName;

/**
 * A group's name as Redis sees it: 22 letters that tell nothing of the name and are the same on all
 * nodes and under every secret, half of its SHA-256.
 *
 * @param value 22 characters of the base64url alphabet
 */
record GroupKey(String value) {
  static final int LENGTH = 22;

  private static final int DIGEST_BYTES = 16;

  static GroupKey of(GroupName group) {
    return new GroupKey(digest(group.value()));
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
}
