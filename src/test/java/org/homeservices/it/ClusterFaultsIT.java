package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.Transcript.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** What two nodes make of what goes wrong under them. In order: the last test ends a node. */
@TestMethodOrder(OrderAnnotation.class)
class ClusterFaultsIT {
  private static final Duration OUTAGE = Duration.ofSeconds(5);

  /** Longer than the node's lease. */
  private static final Duration STANDSTILL = Duration.ofSeconds(12);

  private static final Duration GONE_WITHIN = Duration.ofSeconds(15);

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private static Nodes nodes;

  private final Begun begun = nodes.site(1).begin();

  @BeforeAll
  static void start() {
    nodes = Nodes.shared();
  }

  @AfterEach
  void heal() {
    nodes.heal();
  }

  private Tab on(int node) {
    return Tab.open(nodes.socket(node), begun.token());
  }

  private static void post(Tab tab, String name, int count) {
    IntStream.range(0, count).forEach(number -> tab.post(name + number));
  }

  private static String health(int node) {
    return ChatSite.json(nodes.site(node).get("api/health")).get("degraded").toString();
  }

  /** Returns when so much has passed since. */
  private static void awaitEndOf(Duration time, long since) {
    Await.until(() -> System.nanoTime() - since > time.toNanos());
  }

  @Test
  @Order(1)
  void talkShouldGoOnWhenRedisIsAwayAndComesBackEmpty() {
    try (Tab first = on(1);
        Tab second = on(2)) {
      post(first, "before", 3);
      second.lines(3);
      first.lines(3);

      nodes.redis().kill();
      long since = System.nanoTime();
      first.post("away");
      JsonObject held = first.first(ClusterFaultsIT::isHeld);
      assertThat(first.first("degraded").getBoolean("on")).isTrue();
      second.post("away too");
      assertThat(second.first("degraded").getBoolean("on")).isTrue();
      assertThat(List.of(health(1), health(2))).allMatch(of -> of.startsWith("[\"channel\""));
      post(first, "more", 3);
      assertThat(first.frames()).noneMatch(frame -> isAckOf(frame, held));
      awaitEndOf(OUTAGE, since);
      nodes.redis().start();

      List<Line> lines = first.lines(8);
      assertThat(second.lines(8)).isEqualTo(lines);
      JsonObject ack = first.first(frame -> isAckOf(frame, held));
      assertThat(lines).contains(new Line(ack.getInt("seq"), held.getString("id")));
      assertThat(first.transcript().disorders()).isEmpty();
      assertThat(second.transcript().disorders()).isEmpty();
      Await.until(() -> health(1).equals("[]") && health(2).equals("[]"));
      assertThat(first.client().isOpen()).isTrue();
      assertThat(second.client().isOpen()).isTrue();
    }
  }

  @Test
  @Order(2)
  void socketsOfANodeThatStoodStillShouldGetWhatTheyMissed() {
    try (Tab first = on(1);
        Tab second = on(2)) {
      post(first, "before", 3);
      second.lines(3);

      nodes.server(2).signal("STOP");
      long since = System.nanoTime();
      post(first, "meanwhile", 20);
      first.lines(23);
      Await.until(() -> first.client().participants() == 1);
      awaitEndOf(STANDSTILL, since);
      nodes.server(2).signal("CONT");
      post(first, "after", 3);

      assertThat(second.lines(26)).isEqualTo(first.lines(26));
      assertThat(second.transcript().disorders()).isEmpty();
      assertThat(second.transcript().restarts()).isZero();
      Await.until(() -> first.client().participants() == 2);
    }
  }

  /** The log ends at its present length as on a disk that is full: each write fails. */
  @Test
  @Order(3)
  @EnabledIf("canLimitFiles")
  void talkShouldGoOnWhenANodeCannotWriteItsLog() {
    int cramped = nodes.nodeThatOnlyLogs();
    try (Tab here = on(cramped);
        Tab elsewhere = on(3 - cramped)) {
      post(here, "before", 3);
      elsewhere.lines(3);
      String log = nodes.server(cramped).log();
      limitFiles(cramped, Integer.toString(log.getBytes(UTF_8).length));
      try {
        // What every node has something to log of.
        nodes.redis().pause();
        here.first("degraded");
        post(here, "meanwhile", 5);
        nodes.redis().resume();

        List<Line> lines = elsewhere.lines(8);
        assertThat(here.lines(8)).isEqualTo(lines);
        assertThat(nodes.server(cramped).log()).isEqualTo(log);
      } finally {
        nodes.redis().resume();
        limitFiles(cramped, "unlimited");
      }
    }
  }

  @Test
  @Order(4)
  void membersOfAKilledNodeShouldBeGoneAndComeBackElsewhere() {
    try (Tab stays = on(1)) {
      nodes.awake(Nodes.LAST);
      Tab falls = on(Nodes.LAST);
      post(stays, "before", 3);
      falls.lines(3);
      stays.client().awaitParticipants(2);

      nodes.server(Nodes.LAST).kill();
      long since = System.nanoTime();
      Await.until(() -> !falls.client().isOpen());
      post(stays, "missed", 5);
      List<Line> lines = stays.lines(8);
      Await.until(() -> stays.client().participants() == 1);
      assertThat(System.nanoTime() - since).isLessThan(GONE_WITHIN.toNanos());

      try (Tab back = falls.comeBack(nodes.socket(2))) {
        assertThat(back.transcript().lines()).isEqualTo(lines);
        assertThat(back.transcript().restarts()).isZero();
        Await.until(() -> stays.client().participants() == 2);
      }
    }
  }

  /** Whether this is a Linux with what says how long files of a process may become. */
  static boolean canLimitFiles() {
    return Files.exists(Path.of("/proc/self/fd")) && Files.exists(PRLIMIT);
  }

  private static void limitFiles(int node, String bytes) {
    String pid = Long.toString(nodes.server(node).pid());
    try {
      Process limit =
          new ProcessBuilder(PRLIMIT.toString(), "--pid", pid, "--fsize=" + bytes + ":").start();
      assertThat(limit.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isHeld(JsonObject frame) {
    return frame.getString("type").equals("message") && !frame.containsKey("seq");
  }

  private static boolean isAckOf(JsonObject frame, JsonObject message) {
    return frame.getString("type").equals("ack")
        && frame.getString("clientId").equals(message.getString("clientId"))
        && frame.getString("id").equals(message.getString("id"));
  }
}
