package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeservices.wiring.RedissonPair.NO_LOGIN;
import static org.homeservices.wiring.RedissonPair.settings;
import static org.homeservices.wiring.RedissonPair.single;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.config.RedisAccess;
import org.homeservices.config.RedisServers;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RTopic;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** That a single server is reached, however it lets us in. */
class RedissonConfigsTest {

  @Test
  void serverShouldBeReached() {
    try (RedissonPair pair = new RedissonPair(settings(single(port()), NO_LOGIN, 8))) {
      assertThat(pair.echo("olá")).isEqualTo("olá");
    }
  }

  @Test
  void messagesShouldArriveAsTheBytesThatTheyWere() {
    try (RedissonPair pair = new RedissonPair(settings(single(port()), NO_LOGIN, 8))) {
      CompletableFuture<byte[]> heard = new CompletableFuture<>();
      RTopic topic = pair.subscriptions.getTopic("hsc:bytes");
      topic.addListener(byte[].class, (name, message) -> heard.complete(message));

      pair.commands.getTopic("hsc:bytes").publish(new byte[] {0, -1, 7});

      assertThat(Await.value(heard)).containsExactly(0, -1, 7);
    }
  }

  @Test
  void executorShouldOutliveTheClients() {
    RedissonPair pair = new RedissonPair(settings(single(port()), NO_LOGIN, 8));
    pair.echo("some words");

    pair.commands.shutdown(0, 5, TimeUnit.SECONDS);

    assertThat(pair.executor.isShutdown()).isFalse();
    pair.close();
  }

  @Test
  void databaseShouldBeTheOneThatIsNamed() {
    RedisServers one = single(port());
    RedisServers other = new RedisServers(one.mode(), one.nodes(), "mymaster", 5);

    try (RedissonPair pair = new RedissonPair(settings(other, NO_LOGIN, 8))) {
      pair.echo("some words");

      assertThat(RealRedis.shared().say("CLIENT", "LIST").toString()).contains(" db=5 ");
    }
  }

  @Test
  void passwordShouldOpenTheDefaultUser() {
    try (RealRedis redis = RealRedis.started("requirepass secret");
        RedissonPair pair =
            new RedissonPair(settings(single(redis.port()), login("", "secret"), 8))) {

      assertThat(pair.echo("some words")).isEqualTo("some words");
      assertThatThrownBy(() -> new RedissonPair(settings(single(redis.port()), login("", "x"), 8)))
          .isInstanceOf(RedisException.class)
          .message()
          .doesNotContain("secret");
    }
  }

  /** The rule that CONFIGURATION names. */
  @Test
  void userShouldNeedNoMoreRightsThanDescribed() {
    String rights = "~hsc:* &hsc:* +@all -@admin -@dangerous +info +client|setname";
    try (RealRedis redis = RealRedis.started("user chat on >secret " + rights);
        RedissonPair pair =
            new RedissonPair(settings(single(redis.port()), login("chat", "secret"), 8))) {
      pair.subscribe(3);

      assertThat(pair.echo("some words")).isEqualTo("some words");
      assertThat(redis.say("CLIENT", "LIST").toString()).contains("user=chat");
    }
  }

  @Test
  void connectionShouldBeEncryptedWhenTheAuthorityIsTrusted(
      @TempDir Path folder, @TempDir Path otherFolder) {
    ServerIdentity identity = ServerIdentity.in(folder);
    int port = RealRedis.freePort();
    RedisAccess strangers = trusting(ServerIdentity.in(otherFolder));
    try (RealRedis redis = encrypted(port, identity);
        RedissonPair pair = new RedissonPair(settings(single(port), trusting(identity), 8))) {

      assertThat(redis.port()).isNotEqualTo(port);
      assertThat(pair.echo("some words")).isEqualTo("some words");
      assertThatThrownBy(() -> new RedissonPair(settings(single(port), strangers, 8)))
          .isInstanceOf(RedisException.class);
    }
  }

  @Test
  void clientShouldNotBeMadeWhereThereIsNoServer() {
    RealRedis redis = RealRedis.started();
    redis.stop();
    try {
      assertThatThrownBy(() -> new RedissonPair(settings(single(redis.port()), NO_LOGIN, 8)))
          .isInstanceOf(RedisException.class);
    } finally {
      redis.close();
    }
  }

  @Test
  void subscriptionShouldComeBackWhenTheServerDoes() {
    try (RealRedis redis = RealRedis.started();
        RedissonPair pair = new RedissonPair(settings(single(redis.port()), NO_LOGIN, 8))) {
      CompletableFuture<String> heard = new CompletableFuture<>();
      pair.subscriptions
          .getTopic("hsc:back", StringCodec.INSTANCE)
          .addListener(String.class, (name, message) -> heard.complete(message));
      redis.kill();
      redis.start();

      Await.value(publishedUntil(heard, redis));

      assertThat(heard).isCompletedWithValue("again");
    }
  }

  /** Publishes until somebody hears it. */
  private static CompletableFuture<Void> publishedUntil(
      CompletableFuture<String> heard, RealRedis redis) {
    return CompletableFuture.runAsync(
        () -> {
          while (!heard.isDone()) {
            redis.say("PUBLISH", "hsc:back", "again");
          }
        });
  }

  private static RealRedis encrypted(int port, ServerIdentity identity) {
    return RealRedis.started(
        "tls-port " + port,
        "tls-cert-file " + identity.certificate(),
        "tls-key-file " + identity.key(),
        "tls-auth-clients no");
  }

  private static int port() {
    return RealRedis.shared().port();
  }

  private static RedisAccess login(String username, String password) {
    return new RedisAccess(username, password, false, null);
  }

  private static RedisAccess trusting(ServerIdentity identity) {
    return new RedisAccess("", "", true, identity.certificate());
  }
}
