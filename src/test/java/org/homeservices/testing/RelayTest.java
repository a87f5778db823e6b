package org.homeservices.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final Duration DELAY = Duration.ofMillis(100);

  private final Relay relay = Relay.to(RealRedis.shared().port());

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void answersShouldBeForwarded() {
    try (RedisLine line = RedisLine.to(relay.port())) {
      assertThat(line.say("ECHO", "one")).isEqualTo("one");
      assertThat(line.say("ECHO", "two")).isEqualTo("two");
    }
  }

  @Test
  void answersShouldComeLateWhileTheyAreDelayed() {
    try (RedisLine line = RedisLine.to(relay.port())) {
      relay.delay(DELAY);

      long since = System.nanoTime();
      line.say("PING");
      assertThat(System.nanoTime() - since).isGreaterThanOrEqualTo(DELAY.toNanos());

      relay.delay(Duration.ZERO);
      assertThat(line.say("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void silentRelayShouldHoldBackWhatIsSaidUntilItIsRestored() {
    try (RedisLine line = RedisLine.to(relay.port())) {
      relay.silence();
      var answer = CompletableFuture.supplyAsync(() -> line.say("PING"));
      assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      relay.restore();

      assertThat(Await.value(answer)).isEqualTo("PONG");
    }
  }

  @Test
  void connectionsShouldEndWithTheRelay() {
    try (RedisLine line = RedisLine.to(relay.port())) {
      line.say("PING");

      relay.close();

      assertThatThrownBy(() -> line.say("PING"))
          .isInstanceOfAny(UncheckedIOException.class, AssertionError.class);
    }
  }
}
