package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Publication;
import org.homeservices.config.RedisSettings;
import org.homeservices.crypto.Protection;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisLine;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.Test;

/** That Redis, and whoever looks into it, learns nothing; and that secrets can be changed. */
class SealedTrafficIT {
  private static final String OLD = "the old secret, which has thirty-two or more characters";
  private static final String NEW = "the coming secret, with as many characters as the old one";
  private static final String PLAIN = "o cano da cozinha estourou";

  private final GroupName group = aGroup();

  private static ClusterNode node(RedisSettings redis, Protection seal) {
    ClusterNode node = TestNodes.started(redis, SETTINGS, seal);
    TestNodes.awaitLink(node, true);
    return node;
  }

  @Test
  void nothingShouldBeReadableInRedis() throws IOException {
    try (RealRedis redis = RealRedis.started("rdbcompression no");
        ClusterNode sender = node(TestNodes.single(redis.port()), TestNodes.seal());
        ClusterNode other = node(TestNodes.single(redis.port()), TestNodes.seal());
        RedisLine tap = RedisLine.to(redis.port())) {
      tap.say("PSUBSCRIBE", "*");
      Watcher member = new Watcher(group, other);
      Await.value(sender.history().publish(group, new Publication("an-id", PLAIN, PLAIN)));
      Await.value(sender.channels().groupSend(group, PLAIN));
      Await.value(sender.channels().send(member.channel().name(), PLAIN));
      assertThat(member.texts(3)).containsExactly(PLAIN, PLAIN, PLAIN);

      String dump = dumpOf(redis);
      String heard = heardUpToTheRequest(tap);

      assertThat(dump).contains("hsc:0:").doesNotContain(PLAIN, group.value());
      assertThat(heard).contains("hsc:0:").doesNotContain(PLAIN, group.value());
    }
  }

  @Test
  void secretShouldChangeWithoutLosingAMessage() {
    try (RealRedis redis = RealRedis.started()) {
      RedisSettings servers = TestNodes.single(redis.port());
      ClusterNode before = node(servers, TestNodes.seal(OLD, List.of()));
      Await.value(before.history().publish(group, entry("old")));
      ClusterNode prepared = node(servers, TestNodes.seal(OLD, List.of(NEW)));
      before.close();
      Watcher waiting = new Watcher(group, prepared);
      ClusterNode swapped = node(servers, TestNodes.seal(NEW, List.of(OLD)));
      Watcher arriving = new Watcher(group, swapped);

      Await.value(prepared.history().publish(group, entry("still old")));
      Await.value(swapped.history().publish(group, entry("new")));

      assertThat(waiting.texts(2)).containsExactly("still old", "new");
      assertThat(arriving.texts(2)).containsExactly("still old", "new");
      assertThat(Await.value(swapped.history().latest(group, 10)).entries())
          .extracting(Envelope::text)
          .containsExactly("old", "still old", "new");
      assertThat(swapped.channels().drops().of(DropReason.UNREADABLE)).isZero();
      prepared.close();
      swapped.close();
    }
  }

  @Test
  void messageOfAStrangerShouldBeCountedAndChangeNothing() {
    try (RealRedis redis = RealRedis.started();
        ClusterNode node = node(TestNodes.single(redis.port()), TestNodes.seal(OLD, List.of()));
        ClusterNode stranger =
            node(TestNodes.single(redis.port()), TestNodes.seal(NEW, List.of()))) {
      Watcher member = new Watcher(group, node);

      Await.value(stranger.channels().groupSend(group, "unreadable"));
      Await.value(stranger.history().publish(group, entry("unreadable")));
      Await.value(node.history().publish(group, entry("readable")));

      assertThat(member.texts(1)).containsExactly("readable");
      assertThat(node.channels().drops().of(DropReason.UNREADABLE)).isEqualTo(2);
      assertThat(Await.value(node.history().latest(group, 10)).entries())
          .extracting(Envelope::text)
          .containsExactly("readable");
    }
  }

  /** All that the server would write to its disk. */
  private static String dumpOf(RealRedis redis) throws IOException {
    redis.say("SAVE");
    Object folder = Objects.requireNonNull(redis.say("CONFIG", "GET", "dir"));
    Path file = Path.of(((List<?>) folder).get(1).toString(), "dump.rdb");
    return new String(Files.readAllBytes(file), ISO_8859_1);
  }

  /** What was published, up to the request that carries what was sent to a channel. */
  private static String heardUpToTheRequest(RedisLine tap) {
    StringBuilder heard = new StringBuilder();
    int frames = 0;
    while (frames < 3) {
      String message = String.valueOf(tap.hear());
      heard.append(message);
      frames += message.length() > 150 ? 1 : 0;
    }
    return heard.toString();
  }
}
