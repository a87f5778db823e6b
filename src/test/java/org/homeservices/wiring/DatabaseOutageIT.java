package org.homeservices.wiring;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.chat.Posting;
import org.homeservices.conversation.Conversation;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in SQL after an outage of it, against what was acknowledged. */
class DatabaseOutageIT {
  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final RealPostgres POSTGRES = RealPostgres.started();

  private final DatabaseSettings database = POSTGRES.freshDatabase();
  private final List<SqlNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(SqlNode::close);
  }

  @AfterAll
  static void end() {
    POSTGRES.close();
  }

  private SqlNode node(Optional<RealRedis> redis) {
    SqlNode node = new SqlNode(database, redis);
    nodes.add(node);
    return node;
  }

  /** Three visitors of a conversation, each on the next of the nodes. */
  private List<Sender> senders(Conversation conversation) {
    return IntStream.range(0, 3)
        .mapToObj(
            number ->
                new Sender(nodes.get(number % nodes.size()), conversation, "c" + number + "-"))
        .toList();
  }

  private static int acknowledged(List<Sender> senders) {
    return senders.stream().mapToInt(Sender::acknowledged).sum();
  }

  /** Stops the database for a while and starts it; returns how many were acknowledged meanwhile. */
  private static int outage(List<Sender> senders) {
    Await.until(() -> senders.stream().allMatch(sender -> sender.acknowledged() >= 10));
    POSTGRES.stop();
    int before = acknowledged(senders);
    long since = System.nanoTime();
    Await.until(() -> System.nanoTime() - since > OUTAGE.toNanos());
    int meanwhile = acknowledged(senders) - before;
    POSTGRES.start();
    Await.until(() -> acknowledged(senders) >= before + meanwhile + 30);
    return meanwhile;
  }

  private static List<String> stopped(List<Sender> senders) {
    return senders.stream()
        .flatMap(sender -> sender.stop().stream())
        .sorted(comparing(Posting.Stored::seq))
        .map(stored -> stored.seq() + " " + stored.id())
        .toList();
  }

  /** Each message that was acknowledged is there once, at its place, and nothing else is. */
  private void assertThatAllIsThere(Conversation conversation, List<String> acknowledged) {
    Await.until(() -> nodes.stream().allMatch(node -> node.room.unfiled() == 0));
    Await.until(() -> nodes.get(0).archived(conversation).size() >= acknowledged.size());

    List<String> archived = nodes.get(0).archived(conversation);
    assertThat(archived).isEqualTo(acknowledged);
    assertThat(archived)
        .extracting(entry -> entry.substring(0, entry.indexOf(' ')))
        .isEqualTo(IntStream.rangeClosed(1, archived.size()).mapToObj(String::valueOf).toList());
  }

  @Test
  void allThatWasAcknowledgedShouldBeInSqlAfterAnOutageWithRedis() {
    try (RealRedis redis = RealRedis.started()) {
      node(Optional.of(redis));
      node(Optional.of(redis));
      List<Conversation> conversations = Stream.generate(nodes.get(0)::open).limit(2).toList();
      List<List<Sender>> senders = conversations.stream().map(this::senders).toList();

      int meanwhile = outage(senders.stream().flatMap(List::stream).toList());

      assertThat(meanwhile).as("acknowledged while SQL was away").isGreaterThan(100);
      List<List<String>> acknowledged = senders.stream().map(DatabaseOutageIT::stopped).toList();
      for (int i = 0; i < conversations.size(); i++) {
        assertThatAllIsThere(conversations.get(i), acknowledged.get(i));
      }
      closeNodes();
    }
  }

  @Test
  void allThatWasAcknowledgedShouldBeInSqlAfterAnOutageWithoutRedis() {
    node(Optional.empty());
    Conversation conversation = nodes.get(0).open();
    List<Sender> senders = senders(conversation);

    int meanwhile = outage(senders);

    assertThat(meanwhile).as("acknowledged while SQL was away").isZero();
    assertThatAllIsThere(conversation, stopped(senders));
  }

  @Test
  void reconciliationShouldFileWhatAKilledNodeHadAcknowledged() {
    try (RealRedis redis = RealRedis.started()) {
      SqlNode second = node(Optional.of(redis));
      Conversation known = second.open();
      Conversation fresh = second.open();
      second.post(known, "before");
      Await.until(() -> second.archived(known).size() == 1);
      List<List<String>> acknowledged = acknowledgedByOneThatIsKilled(redis, known, fresh);

      int filed = Await.value(second.room.reconcile());

      assertThat(filed).isEqualTo(6);
      assertThat(second.archived(known)).endsWith(acknowledged.get(0).toArray(new String[0]));
      assertThat(second.archived(known)).hasSize(4);
      assertThat(second.archived(fresh)).isEqualTo(acknowledged.get(1));
      assertThat(Await.value(second.room.reconcile())).isZero();
      closeNodes();
    }
  }

  @Test
  void readerShouldFindWhatAKilledNodeHadAcknowledgedAndFileIt() {
    try (RealRedis redis = RealRedis.started()) {
      SqlNode second = node(Optional.of(redis));
      Conversation conversation = second.open();
      List<String> acknowledged = acknowledgedByOneThatIsKilled(redis, conversation).get(0);

      second.post(conversation, "after");

      Await.until(() -> second.archived(conversation).size() == 4);
      assertThat(second.archived(conversation)).startsWith(acknowledged.toArray(new String[0]));
      closeNodes();
    }
  }

  /** Three messages in each, acknowledged while SQL is away; it is back when all is over. */
  private List<List<String>> acknowledgedByOneThatIsKilled(
      RealRedis redis, Conversation... conversations) {
    SqlNode killed = new SqlNode(database, Optional.of(redis));
    POSTGRES.stop();
    List<List<String>> acknowledged =
        Stream.of(conversations).map(conversation -> posted(killed, conversation)).toList();
    killed.kill();
    POSTGRES.start();
    Await.until(() -> nodes.get(0).hasDatabase());
    return acknowledged;
  }

  private static List<String> posted(SqlNode node, Conversation conversation) {
    return Stream.of("one", "two", "three")
        .map(clientId -> stored(node.post(conversation, clientId)))
        .map(stored -> stored.seq() + " " + stored.id())
        .toList();
  }

  private static Posting.Stored stored(Posting posting) {
    return posting.fold(stored -> stored, held -> Await.value(held.later()), refused -> fail());
  }

  private static Posting.Stored fail() {
    throw new AssertionError("refused");
  }

  /** Before their Redis ends. */
  private void closeNodes() {
    nodes.forEach(SqlNode::close);
    nodes.clear();
  }
}
