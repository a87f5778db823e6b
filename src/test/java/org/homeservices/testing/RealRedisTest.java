package org.homeservices.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealRedisTest {

  @Test
  void sharedServerShouldBeOneAndAnswer() {
    RealRedis redis = RealRedis.shared();

    redis.say("SET", "RealRedisTest", "value");

    assertThat(RealRedis.shared().say("GET", "RealRedisTest")).isEqualTo("value");
    assertThat(redis.say("DEL", "RealRedisTest")).isEqualTo(1L);
    assertThat(redis.say("GET", "RealRedisTest")).isNull();
    assertThat(redis.say("CONFIG", "GET", "save")).isEqualTo(List.of("save", ""));
  }

  @Test
  void serverShouldComeBackOnItsPortWhenItWasKilled() {
    try (RealRedis redis = RealRedis.started("requirepass secret")) {
      long pid = redis.pid();
      redis.kill();
      assertThatThrownBy(() -> redis.say("PING")).isInstanceOf(UncheckedIOException.class);

      redis.start();

      assertThat(redis.say("PING")).isEqualTo("PONG");
      assertThat(redis.pid()).isNotEqualTo(pid);
    }
  }

  @Test
  void serverShouldKeepItsDataWhenItsLinesSaySo() {
    try (RealRedis redis = RealRedis.started("appendonly yes", "appendfsync always")) {
      redis.say("SET", "key", "value");
      redis.stop();

      redis.start();

      assertThat(redis.say("GET", "key")).isEqualTo("value");
    }
  }

  @Test
  void serverShouldAnswerLateWhenItWasPaused() {
    try (RealRedis redis = RealRedis.started();
        RedisLine line = RedisLine.to(redis.port())) {
      redis.pause();
      redis.resume();

      assertThat(line.say("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void sentinelShouldWatchItsMaster() {
    try (RealRedis master = RealRedis.started();
        RealRedis sentinel =
            RealRedis.started("sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1")) {

      Object address = sentinel.say("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster");

      assertThat(address).isEqualTo(List.of("127.0.0.1", Integer.toString(master.port())));
    }
  }
}
