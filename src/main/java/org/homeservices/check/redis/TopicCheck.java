package org.homeservices.check.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homeservices.check.Finding;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

/** Subscribes, publishes, and waits until it comes. */
final class TopicCheck {
  private static final String NAME = "redis.publish";
  private static final int PATIENCE_SECONDS = 3;

  private final String prefix;

  TopicCheck(String prefix) {
    this.prefix = prefix;
  }

  Finding finding(RedissonClient client) {
    RTopic topic = client.getTopic(prefix + "check:" + UUID.randomUUID(), ByteArrayCodec.INSTANCE);
    try {
      long began = System.nanoTime();
      CountDownLatch heard = new CountDownLatch(1);
      int listener = topic.addListener(byte[].class, (channel, text) -> heard.countDown());
      long receivers = topic.publish("check".getBytes(UTF_8));
      boolean came = heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      topic.removeListener(listener);
      long millis = (System.nanoTime() - began) / 1_000_000;
      return Finding.of(
          NAME,
          came,
          came
              ? "subscribed, published and received, %d ms".formatted(millis)
              : "%d heard what was published, but not this node".formatted(receivers),
          came ? "" : "look whether something between here and Redis drops subscriptions");
    } catch (RedisException e) {
      RedisFailure failure = RedisFailure.of(e);
      return Finding.fail(NAME, "Redis " + failure.text(), failure.advice());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.skipped(NAME, "the check was ended");
    }
  }
}
