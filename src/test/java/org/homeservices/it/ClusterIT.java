package org.homeservices.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.Transcript.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One conversation on two nodes. */
class ClusterIT {
  /** In everything that is said, and not to be found in Redis. */
  static final String PLAIN = "o cano da cozinha estourou";

  private static final int MANY = 40;

  private static Nodes nodes;

  private final Begun begun = nodes.site(1).begin();

  @BeforeAll
  static void start() {
    nodes = Nodes.shared();
  }

  private Tab on(int node) {
    return Tab.open(nodes.socket(node), begun.token());
  }

  private JsonArray page(int node, String query) {
    String path = "api/conversations/" + begun.id() + "/messages" + query;
    return ChatSite.json(nodes.site(node).get(path, "Authorization", "Bearer " + begun.token()))
        .getJsonArray("messages");
  }

  private static List<Long> seqs(List<Line> lines) {
    return lines.stream().map(Line::seq).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  /** Posts so many on each, both at once. */
  private static void postAll(Tab first, Tab second, int each) {
    Await.together(
        List.of(
            () -> IntStream.range(0, each).forEach(number -> first.post("first" + number)),
            () -> IntStream.range(0, each).forEach(number -> second.post("second" + number))));
  }

  @Test
  void messagesShouldComeInOneOrderWhenTheyArePostedOnBothNodes() {
    try (Tab first = on(1);
        Tab second = on(2)) {
      postAll(first, second, MANY);

      List<Line> lines = first.lines(2 * MANY);

      assertThat(seqs(lines)).isEqualTo(upTo(2 * MANY));
      assertThat(second.lines(2 * MANY)).isEqualTo(lines);
    }
  }

  @Test
  void messageShouldBeStoredOnceWhenItIsPostedOnBothNodesAtOnce() {
    try (Tab first = on(1);
        Tab second = on(2)) {
      Await.together(List.of(() -> first.post("same"), () -> second.post("same")));

      JsonObject ack = first.first("ack");

      assertThat(second.first("ack")).isEqualTo(ack);
      assertThat(page(1, "")).hasSize(1);
    }
  }

  @Test
  void tabShouldGetExactlyWhatItMissedWhenItComesBackOnTheOtherNode() {
    try (Tab stays = on(1)) {
      Tab leaves = on(1);
      stays.post("seen");
      leaves.lines(1);
      leaves.close();
      stays.post("missed");
      stays.post("missed too");
      List<Line> lines = stays.lines(3);

      try (Tab back = leaves.comeBack(nodes.socket(2))) {
        assertThat(back.transcript().lines()).isEqualTo(lines);
        assertThat(back.transcript().restarts()).isZero();
      }
    }
  }

  @Test
  void tabsShouldBeCountedOverAllNodes() {
    try (Tab first = on(1)) {
      Tab second = on(2);
      first.client().awaitParticipants(2);
      second.client().awaitParticipants(2);

      second.close();

      Await.until(() -> first.client().participants() == 1);
    }
  }

  @Test
  void pageShouldBeTheSameOnEveryNode() {
    try (Tab tab = on(1)) {
      tab.post("one");
      tab.post("two");
      tab.post("three");
      tab.lines(3);

      JsonArray page = page(2, "?after=1&limit=1");

      assertThat(page).hasSize(1);
      assertThat(page.getJsonObject(0).getString("clientId")).isEqualTo("two");
      assertThat(page(2, "")).isEqualTo(page(1, ""));
    }
  }

  @Test
  void answerShouldBeSeenOnTheNodeThatDoesNotWriteIt() {
    Begun answered = nodes.site(2).begin("pt-BR");
    try (Tab asks = Tab.open(nodes.socket(1), answered.token());
        Tab watches = Tab.open(nodes.socket(2), answered.token())) {
      asks.client().post("q", "Posso pagar com PIX?");

      List<JsonObject> frames = watches.client().upToAnswer();

      JsonObject answer = frames.get(frames.size() - 1);
      assertThat(answer.getString("origin")).isEqualTo("knowledge");
      assertThat(answer).isEqualTo(asks.client().nextAnswer());
      assertThat(frames).extracting(frame -> frame.getString("type")).contains("start", "delta");
    }
  }

  @Test
  void connectionsShouldKeepToThePoolUnderLoad() {
    try (Tab first = on(1);
        Tab second = on(2)) {
      long most = 0;
      for (int round = 1; round <= 5; round++) {
        String name = "round" + round + ".";
        IntStream.range(0, MANY).forEach(number -> first.post(name + number));
        most = Math.max(most, nodes.connectionsOf(1));
        second.lines(round * MANY);
      }

      assertThat(most).isBetween(1L, (long) Nodes.POOL_SIZE);
    }
  }

  @Test
  void nothingShouldBeReadableInRedis() throws IOException {
    try (Tab tab = on(1)) {
      tab.post("dumped");
      tab.lines(1);

      String dump = dump();

      assertThat(dump).contains("hsc:0:").doesNotContain(PLAIN, "Posso pagar com PIX");
    }
  }

  /** All that Redis would write to its disk. */
  private static String dump() throws IOException {
    nodes.redis().say("SAVE");
    Object folder = Objects.requireNonNull(nodes.redis().say("CONFIG", "GET", "dir"));
    Path file = Path.of(((List<?>) folder).get(1).toString(), "dump.rdb");
    String dump = new String(Files.readAllBytes(file), ISO_8859_1);
    // Or Redis would have all of it again when another test starts it anew.
    Files.delete(file);
    return dump;
  }
}
