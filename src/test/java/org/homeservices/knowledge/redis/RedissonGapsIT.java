package org.homeservices.knowledge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.knowledge.Gap;
import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.GapsContract;
import org.homeservices.knowledge.Languages;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of the gaps, kept on a real Redis, and what happens while it is away. */
class RedissonGapsIT implements GapsContract {
  private static final int MORE_THAN_WAIT = 1_010;
  private static RealRedis server;
  private static ClusterNode node;

  private final AtomicBoolean away = new AtomicBoolean();
  private final ManualClock clock = ManualClock.started();
  private final RedissonGaps here = gapsOfANode();
  private final RedissonGaps elsewhere = gapsOfANode();

  @BeforeAll
  static void start() {
    server = RealRedis.started();
    node = TestNodes.joined(TestNodes.single(server.port()), SETTINGS);
  }

  @AfterAll
  static void stop() {
    node.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    for (String name : List.of("rank", "last", "first", "text")) {
      server.say("DEL", key(name));
    }
  }

  @Override
  public Gaps gaps() {
    return here;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Test
  void questionsOfAllNodesShouldCountTogether() {
    here.record("piano", Languages.ENGLISH, "other");
    Await.value(here.most(1));
    elsewhere.record("piano", Languages.ENGLISH, "other");

    assertThat(Await.value(elsewhere.most(1))).extracting(Gap::count).containsExactly(2L);
  }

  @Test
  void textShouldNotBeReadableInRedis() {
    here.record("piano", Languages.ENGLISH, "other");
    Await.value(here.most(1));

    assertThat(String.valueOf(server.say("HVALS", key("text")))).isNotEmpty();
    assertThat(String.valueOf(server.say("DUMP", key("text")))).doesNotContain("piano");
    assertThat(String.valueOf(server.say("ZRANGE", key("rank"), "0", "-1")))
        .doesNotContain("piano");
  }

  @Test
  void everyKeyShouldHaveAnEnd() {
    here.record("piano", Languages.ENGLISH, "other");
    Await.value(here.most(1));

    assertThat(List.of("rank", "last", "first", "text"))
        .allSatisfy(name -> assertThat((Long) server.say("PTTL", key(name))).isPositive());
  }

  @Test
  void questionShouldBeCountedLaterWhenRedisIsAway() {
    away.set(true);
    here.record("piano", Languages.ENGLISH, "other");
    assertThat(here.most(1).toCompletableFuture()).isCompletedExceptionally();

    away.set(false);

    assertThat(Await.value(here.most(1))).extracting(Gap::question).containsExactly("piano");
  }

  @Test
  void questionsShouldBeDroppedAndCountedWhenTooManyWait() {
    away.set(true);

    for (int i = 0; i < MORE_THAN_WAIT; i++) {
      here.record("question", Languages.ENGLISH, "other");
    }

    assertThat(here.dropped()).isEqualTo(10);
    away.set(false);
    assertThat(Await.value(here.most(1))).extracting(Gap::count).containsExactly(1_000L);
  }

  private RedissonGaps gapsOfANode() {
    KeyRing secrets = KeyRing.of("a secret for the gaps of the tests", List.of());
    return new RedissonGaps(
        () -> away.get() ? Optional.empty() : node.commands(),
        TestNodes.seal(),
        new Pseudonyms(secrets, "gaps")::of,
        clock);
  }

  private static String key(String name) {
    return "hsc:0:{gaps}:" + name;
  }
}
