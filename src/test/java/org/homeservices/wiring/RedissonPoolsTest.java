package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.wiring.RedissonPair.NO_LOGIN;
import static org.homeservices.wiring.RedissonPair.servers;
import static org.homeservices.wiring.RedissonPair.settings;
import static org.homeservices.wiring.RedissonPair.single;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisNode;
import org.homeservices.config.RedisSettings;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RScript;

/** That no server sees more connections than the settings grant, also when there is much to do. */
class RedissonPoolsTest {
  private static final int TOPICS = 20;
  private static final int COMMANDS = 500;

  /** Takes a moment, so that others wait for its connection. */
  private static final String SLOW =
      "for i = 1, 2000 do redis.call('exists', KEYS[1]) end return 1";

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 100})
  void connectionsOfBothClientsShouldKeepToTheLimit(int poolSize) {
    try (RealRedis redis = RealRedis.started();
        RedissonPair pair = new RedissonPair(settings(single(redis.port()), NO_LOGIN, poolSize))) {
      pair.subscribe(TOPICS);

      int most = mostDuringCommands(pair, redis);

      assertThat(most).as("connections").isBetween(poolSize - 4, poolSize);
    }
  }

  @Test
  void connectionsShouldGoToTheMasterAlone() {
    try (RealRedis master = RealRedis.started();
        RealRedis replica = RealRedis.started("replicaof 127.0.0.1 " + master.port());
        RealRedis sentinel =
            RealRedis.started("sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1");
        RedissonPair pair = new RedissonPair(behind(RedisMode.SENTINEL, 20, sentinel))) {
      pair.subscribe(TOPICS);

      int most = mostDuringCommands(pair, master);

      assertThat(most).as("connections").isBetween(16, 20);
      assertThat(ours(replica)).isZero();
    }
  }

  @Test
  void connectionsToAllMastersShouldKeepToTheLimit() {
    try (RedisCluster cluster = RedisCluster.started();
        RedissonPair pair =
            new RedissonPair(
                behind(RedisMode.CLUSTER, 30, cluster.masters().toArray(RealRedis[]::new)))) {
      pair.subscribe(TOPICS);

      int most = mostDuringCommands(pair, cluster.masters().toArray(RealRedis[]::new));

      assertThat(most).as("connections").isBetween(15, 30);
      assertThat(pair.echo("some words")).isEqualTo("some words");
    }
  }

  private static RedisSettings behind(RedisMode mode, int poolSize, RealRedis... entrances) {
    RedisNode[] nodes = Stream.of(entrances).map(RedissonPair::node).toArray(RedisNode[]::new);
    return settings(servers(mode, nodes), NO_LOGIN, poolSize);
  }

  private static int mostDuringCommands(RedissonPair pair, RealRedis... servers) {
    List<CompletableFuture<Object>> running =
        IntStream.range(0, COMMANDS).mapToObj(number -> slow(pair, number)).toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new));
    int most = 0;
    do {
      most = Math.max(most, Stream.of(servers).mapToInt(RedissonPoolsTest::ours).sum());
    } while (!all.isDone());
    Await.value(all);
    return most;
  }

  private static CompletableFuture<Object> slow(RedissonPair pair, int number) {
    return pair.commands
        .getScript()
        .evalAsync(RScript.Mode.READ_WRITE, SLOW, RScript.ReturnType.VALUE, List.of("k" + number))
        .toCompletableFuture();
  }

  /** All but the one that asks and those of the servers among each other. */
  private static int ours(RealRedis redis) {
    String all = Objects.requireNonNull(redis.say("CLIENT", "LIST")).toString();
    return (int)
        all.lines()
            .filter(line -> !line.contains("cmd=client|list"))
            .filter(line -> line.contains(" flags=N ") || line.contains(" flags=P "))
            .filter(line -> !line.contains("name=sentinel-"))
            .count();
  }
}
