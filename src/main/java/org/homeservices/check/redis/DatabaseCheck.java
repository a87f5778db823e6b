package org.homeservices.check.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.homeservices.check.Finding;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

/** Sets, gets, lets expire and increments, under keys of its own, which it deletes. */
final class DatabaseCheck {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final RedisPlace place;

  DatabaseCheck(RedisPlace place) {
    this.place = place;
  }

  Finding finding(RedissonClient client) {
    long began = System.nanoTime();
    String key = place.prefix() + "check:" + UUID.randomUUID();
    RBucket<byte[]> value = client.getBucket(key, ByteArrayCodec.INSTANCE);
    RAtomicLong number = client.getAtomicLong(key + ":number");
    String wrong;
    try {
      wrong = wrong(value, number);
      boolean unused = value.delete() && number.delete();
    } catch (RedisException e) {
      return failed(e);
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    return Finding.of(
        place.name(),
        wrong.isEmpty(),
        wrong.isEmpty()
            ? "%s: set, get, expire and increment, %d ms".formatted(place.title(), millis)
            : place.title() + ": " + wrong,
        wrong.isEmpty() ? "" : "look whether something between here and Redis changes commands");
  }

  Finding failed(Throwable why) {
    RedisFailure failure = RedisFailure.of(why);
    return Finding.fail(
        place.name(), place.title() + ": Redis " + failure.text(), failure.advice());
  }

  /** What does not do what it should; empty where all does. */
  private static String wrong(RBucket<byte[]> value, RAtomicLong number) {
    byte[] bytes = UUID.randomUUID().toString().getBytes(UTF_8);
    value.set(bytes);
    if (!Arrays.equals(bytes, value.get())) {
      return "what was set does not come back";
    }
    long left = value.expire(LIFE) ? value.remainTimeToLive() : -1;
    if (left < 1 || left > LIFE.toMillis()) {
      return "a key of 30 s has %d ms to live".formatted(left);
    }
    long first = number.incrementAndGet();
    long second = number.incrementAndGet();
    boolean expires = number.expire(LIFE);
    return first == 1 && second == 2 && expires ? "" : "two increments give " + second;
  }
}
