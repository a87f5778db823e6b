package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisNodeTest {

  @ParameterizedTest
  @CsvSource({
    "localhost:6379, localhost, 6379",
    "redis_1.internal:1, redis_1.internal, 1",
    "127.0.0.1:65535, 127.0.0.1, 65535",
    "[::1]:6379, ::1, 6379",
    "[fe80::1%eth0]:6379, fe80::1%eth0, 6379",
    "[::ffff:10.0.0.1]:6379, ::ffff:10.0.0.1, 6379"
  })
  void addressShouldBeReadAndWrittenTheSame(String address, String host, int port) {
    RedisNode node = RedisNode.parse(address);

    assertThat(node).isEqualTo(new RedisNode(host, port)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redis",
        "redis:",
        ":6379",
        "redis:0",
        "redis:65536",
        "redis:999999",
        "redis:6379:1",
        "redis:-1",
        "::1:6379",
        "[::1]",
        "[redis]:6379",
        "[]:6379",
        "redis://redis:6379",
        "user@redis:6379",
        "re dis:6379",
        "redis:6379/0"
      })
  void addressShouldBeRefusedWhenItIsNoHostAndPort(String address) {
    assertThatThrownBy(() -> RedisNode.parse(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
  void nodeShouldBeThisMachineWhenItsNameSaysSo(String host) {
    assertThat(new RedisNode(host, 1).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"redis", "127.0.0.1.example", "localhost.example", "10.0.0.1", "::2", "fe80::1"})
  void nodeShouldBeAnotherMachineWhenItsNameDoesNotSaySo(String host) {
    assertThat(new RedisNode(host, 1).isLoopback()).isFalse();
  }
}
