package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.FakeTime;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.Relay;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What members get of two nodes while Redis is full, slow, silent, or wrong about the time. */
class RedisTroubleIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(500, Duration.ofDays(1));
  private static final Duration HOUR = Duration.ofHours(1);

  private final GroupName group = aGroup();
  private final FakeTime clock = FakeTime.right();
  private final RealRedis redis =
      FakeTime.isPossible() ? RealRedis.startedWith(clock) : RealRedis.started();
  private final List<Relay> relays =
      IntStream.range(0, 2).mapToObj(number -> Relay.to(redis.port())).toList();
  private final List<ClusterNode> nodes =
      relays.stream()
          .map(relay -> TestNodes.joined(TestNodes.single(relay.port()), REMEMBERING))
          .toList();
  private final List<Watcher> members =
      nodes.stream().map(node -> new Watcher(group, node)).toList();

  @AfterEach
  void stop() {
    nodes.forEach(ClusterNode::close);
    relays.forEach(Relay::close);
    redis.close();
  }

  /** Publishes so many on both nodes in turn. */
  private List<CompletionStage<Published>> publish(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> nodes.get(number % 2).history().publish(group, entry(name + number)))
        .toList();
  }

  private static void awaitPlaces(List<CompletionStage<Published>> published) {
    published.forEach(
        stage ->
            Await.value(stage).<Sequenced>fold(now -> now, held -> Await.value(held.sequenced())));
  }

  private void assertAllIsThereOnce(int count) {
    List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
    for (Watcher member : members) {
      assertThat(member.seqs(count)).isEqualTo(all);
      assertThat(member.interruptions()).isEmpty();
    }
  }

  private void awaitTime(Duration offset) {
    long due = System.currentTimeMillis() / 1_000 + offset.toSeconds();
    Await.until(() -> Math.abs(time() - due) < 60);
  }

  private long time() {
    return Long.parseLong(((List<?>) Objects.requireNonNull(redis.say("TIME"))).get(0).toString());
  }

  @Test
  void messagesShouldGetTheirPlacesWhenRedisHasMemoryAgain() {
    awaitPlaces(publish("before", 10));

    redis.say("CONFIG", "SET", "maxmemory", "1mb");
    List<CompletionStage<Published>> meanwhile = publish("meanwhile", 10);
    nodes.forEach(node -> TestNodes.awaitLink(node, false));
    redis.say("CONFIG", "SET", "maxmemory", "0");

    awaitPlaces(meanwhile);
    assertAllIsThereOnce(20);
  }

  @Test
  void linkShouldStayUpWhenEachAnswerOfRedisIsLate() {
    relays.forEach(relay -> relay.delay(Duration.ofMillis(100)));

    for (int round = 0; round < 5; round++) {
      awaitPlaces(publish("round" + round + ".", 4));
    }

    assertAllIsThereOnce(20);
    assertThat(nodes).allMatch(node -> node.link().isUp());
  }

  @Test
  void nodeThatIsCutOffShouldHoldItsOwnAndGetAllOtherMessagesLater() {
    awaitPlaces(publish("before", 10));

    relays.get(1).silence();
    List<CompletionStage<Published>> meanwhile = publish("meanwhile", 10);
    TestNodes.awaitLink(nodes.get(1), false);
    assertThat(nodes.get(0).link().isUp()).isTrue();
    relays.get(1).restore();

    awaitPlaces(meanwhile);
    assertAllIsThereOnce(20);
  }

  @Test
  @EnabledIf("org.homeservices.testing.FakeTime#isPossible")
  void membersShouldGetAllInOrderWhenTheClockOfRedisIsStepped() {
    awaitPlaces(publish("before", 10));

    for (Duration offset : List.of(HOUR, Duration.ZERO, HOUR.negated())) {
      clock.step(offset);
      awaitTime(offset);
      awaitPlaces(publish("at" + offset, 10));
    }

    assertAllIsThereOnce(40);
    members.forEach(member -> member.awaitSize(2));
  }
}
