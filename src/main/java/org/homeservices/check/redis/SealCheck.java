package org.homeservices.check.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.homeservices.check.Finding;
import org.homeservices.crypto.Protection;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

/** Seals a text, has Redis keep it, and opens what comes back. */
final class SealCheck {
  private static final String NAME = "redis.encryption";
  private static final byte[] PLACE = "check".getBytes(UTF_8);

  private final Protection seal;
  private final String prefix;

  SealCheck(Protection seal, String prefix) {
    this.seal = seal;
    this.prefix = prefix;
  }

  Finding finding(RedissonClient client) {
    if (seal == Protection.NONE) {
      return Finding.warn(
          NAME,
          "CHANNEL_ENCRYPT=false: whoever reads Redis reads what visitors write",
          "set CHANNEL_ENCRYPT=true on every node");
    }
    try {
      return tried(
          client.getBucket(prefix + "check:" + UUID.randomUUID(), ByteArrayCodec.INSTANCE));
    } catch (RedisException e) {
      RedisFailure failure = RedisFailure.of(e);
      return Finding.fail(NAME, "Redis " + failure.text(), failure.advice());
    }
  }

  private Finding tried(RBucket<byte[]> bucket) {
    byte[] plain = UUID.randomUUID().toString().getBytes(UTF_8);
    bucket.set(seal.seal(plain, PLACE), Duration.ofSeconds(30));
    byte[] kept = bucket.get();
    boolean unused = bucket.delete();
    if (kept == null || contains(kept, plain)) {
      return Finding.fail(NAME, "what was sealed lies readable in Redis, or not at all", "");
    }
    boolean opens = Arrays.equals(plain, seal.open(kept, PLACE));
    boolean opensElsewhere = seal.open(kept, "elsewhere".getBytes(UTF_8)) != null;
    return Finding.of(
        NAME,
        opens && !opensElsewhere,
        opens ? "sealed, kept unreadable, opened again" : "what was sealed cannot be opened",
        opens ? "" : "compare SECRET_KEY of all nodes");
  }

  private static boolean contains(byte[] all, byte[] part) {
    return new String(all, UTF_8).contains(new String(part, UTF_8));
  }
}
