package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.Test;

/** A server that is too old for the scripts is refused by name, before anything is written. */
class OldServerIT {
  private static final String ASKS = "redis.call('INFO', 'server')";

  private final RealRedis redis = RealRedis.shared();

  private final String name = UUID.randomUUID().toString();

  private String key(String kind) {
    return name + kind;
  }

  private String tickOfServer(String version) {
    String script = Lua.TICK.text().replace(ASKS, "'redis_version:" + version + "'");
    Object reply =
        redis.say(
            "EVAL", script, "4", key("n"), key("g"), key("l"), key("f"), "node", "9", "inbox", "1");
    return String.valueOf(reply);
  }

  @Test
  void serverShouldBeRefusedWhenItIsTooOld() {
    assertThatThrownBy(() -> tickOfServer("6.2.14"))
        .hasMessageContaining("Redis 7.0 or later is needed, this is 6.2.14");
    assertThat(redis.say("EXISTS", key("n"), key("g"), key("l"), key("f"))).isEqualTo(0L);
  }

  @Test
  void serverShouldNotBeRefusedWhenItIsYounger() {
    assertThat(tickOfServer("10.0.1")).doesNotContain("is needed");
  }
}
