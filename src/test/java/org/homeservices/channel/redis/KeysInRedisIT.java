package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node leaves in Redis, and for how long. */
class KeysInRedisIT {
  private static final long WINDOW_SECONDS = 2;
  private static final ChannelSettings FORGETFUL =
      ChannelLimits.remembering(10, Duration.ofSeconds(WINDOW_SECONDS / 2));

  private final GroupName group = aGroup();
  private final RealRedis redis = RealRedis.started();
  private final Cluster cluster = Cluster.owning(redis, 1, FORGETFUL);

  @AfterEach
  void stop() {
    cluster.close();
  }

  private boolean publish(Publication publication) {
    Published published = Await.value(cluster.history(0).publish(group, publication));
    return published.fold(Sequenced::repeated, held -> false);
  }

  private List<String> keys(String pattern) {
    return ((List<?>) Objects.requireNonNull(redis.say("KEYS", "hsc:*:" + pattern)))
        .stream().map(String::valueOf).toList();
  }

  private long window() {
    Object now = ((List<?>) Objects.requireNonNull(redis.say("TIME"))).get(0);
    return Long.parseLong(String.valueOf(now)) / WINDOW_SECONDS;
  }

  /** Goes on publishing, as in a conversation that never rests, until so many windows are over. */
  private void talkOn(int windows) {
    long end = window() + windows;
    for (int number = 0; window() < end; number++) {
      publish(entry("talk" + end + number));
    }
  }

  @Test
  void everythingButTheClusterItselfShouldEnd() {
    Watcher member = new Watcher(group, cluster.node(0));
    publish(entry("first"));
    member.texts(1);

    List<String> endless =
        keys("*").stream().filter(key -> Long.valueOf(-1).equals(redis.say("TTL", key))).toList();

    assertThat(endless)
        .allSatisfy(key -> assertThat(key).matches("hsc:0:\\{10\\}:(nodes|gen|life)"));
    assertThat(keys("[hmknc]:*")).hasSize(5);
  }

  @Test
  void entryShouldBeFoundByItsKeyInAnyEpoch() {
    publish(entry("first"));

    assertThat(publish(entry("first").in("another"))).isTrue();
  }

  @Test
  void keyShouldNotBeKnownOfWhatWasRefused() {
    publish(entry("first"));

    Await.failure(cluster.history(0).publish(group, entry("second").in("another")));

    assertThat(publish(entry("second"))).isFalse();
  }

  @Test
  void groupShouldLastAsLongAsAMemberIsThere() {
    Duration expiry = Duration.ofSeconds(3);
    try (ClusterNode node = TestNodes.joined(TestNodes.single(redis.port()), expiring(expiry))) {
      Watcher member = new Watcher(group, node);
      long joined = System.nanoTime();
      Await.until(() -> System.nanoTime() - joined > expiry.multipliedBy(2).toNanos());

      publish(entry("late"));

      assertThat(member.texts(1)).containsExactly("late");
    }
  }

  @Test
  void groupShouldEndWhenItsNodeHas() {
    Duration expiry = Duration.ofSeconds(1);
    ClusterNode node = TestNodes.joined(TestNodes.single(redis.port()), expiring(expiry));
    new Watcher(group, node);
    assertThat(keys("[nc]:*")).hasSize(2);

    node.close();

    Await.until(() -> keys("[nc]:*").isEmpty());
  }

  private static ChannelSettings expiring(Duration expiry) {
    return new ChannelSettings(
        100,
        List.of(),
        FORGETFUL.messageExpiry(),
        expiry,
        FORGETFUL.historySize(),
        FORGETFUL.historyAge(),
        FORGETFUL.positionAge());
  }

  @Test
  void repeatShouldBeNoticedInTheNextWindowToo() {
    talkOn(1);
    publish(entry("first"));

    talkOn(1);

    assertThat(publish(entry("first"))).isTrue();
    talkOn(1);
    assertThat(publish(entry("first"))).isTrue();
  }

  @Test
  void repeatAloneShouldLeaveNothingThatDoesNotEnd() {
    talkOn(1);
    publish(entry("first"));
    long window = window();
    Await.until(() -> window() > window);

    assertThat(publish(entry("first"))).isTrue();

    assertThat(keys("k:*"))
        .isNotEmpty()
        .allSatisfy(key -> assertThat((Long) redis.say("TTL", key)).isPositive());
  }

  @Test
  void repeatShouldBeForgottenWithItsWindows() {
    publish(entry("first"));

    talkOn(4);

    assertThat(publish(entry("first"))).isFalse();
    assertThat(keys("k:*")).hasSizeLessThanOrEqualTo(3);
  }
}
