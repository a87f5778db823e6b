package org.homeservices.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.homeservices.config.RedisAccess;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisCaches;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisNode;
import org.homeservices.config.RedisServers;
import org.homeservices.config.RedisSettings;
import org.homeservices.testing.RealRedis;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Both clients of one node. */
final class RedissonPair implements AutoCloseable {
  static final RedisAccess NO_LOGIN = new RedisAccess("", "", false, null);

  final ExecutorService executor = Executors.newFixedThreadPool(4);
  final RedissonClient commands;
  final RedissonClient subscriptions;

  RedissonPair(RedisSettings settings) {
    RedissonConfigs configs = new RedissonConfigs(settings);
    commands = Redisson.create(configs.commands(executor));
    subscriptions = Redisson.create(configs.subscriptions(executor));
  }

  static RedisSettings settings(RedisServers servers, RedisAccess access, int poolSize) {
    Duration patience = Duration.ofSeconds(20);
    RedisCaches caches = new RedisCaches(new RedisCache(1, 50), new RedisCache(2, 30));
    return new RedisSettings(servers, access, patience, patience, false, poolSize, caches, true);
  }

  static RedisServers single(int port) {
    return servers(RedisMode.SINGLE, new RedisNode("127.0.0.1", port));
  }

  static RedisServers servers(RedisMode mode, RedisNode... nodes) {
    return new RedisServers(mode, List.of(nodes), "mymaster", 0);
  }

  static RedisNode node(RealRedis redis) {
    return new RedisNode("127.0.0.1", redis.port());
  }

  /** What comes back when a text has been stored. */
  String echo(String text) {
    commands.getBucket("hsc:RedissonPair").set(text.getBytes(UTF_8));
    byte[] back = commands.<byte[]>getBucket("hsc:RedissonPair").get();
    return new String(back, UTF_8);
  }

  /** Subscribes to so many topics. */
  void subscribe(int topics) {
    for (int topic = 0; topic < topics; topic++) {
      subscriptions
          .getTopic("hsc:topic-" + topic, StringCodec.INSTANCE)
          .addListener(String.class, (name, message) -> {});
    }
  }

  @Override
  public void close() {
    commands.shutdown(0, 5, TimeUnit.SECONDS);
    subscriptions.shutdown(0, 5, TimeUnit.SECONDS);
    executor.shutdownNow();
  }
}
