package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation whose history Redis has lost, while the archive has it. */
class RestoredHistoryIT {
  private final RealRedis redis = RealRedis.started();
  private final RecordingCodec codec = new RecordingCodec();
  private final ChatNode first = new ChatNode(redis.port(), codec);
  private final ChatNode second = new ChatNode(redis.port(), codec);
  private final Conversation conversation = first.open();

  @AfterEach
  void close() {
    first.close();
    second.close();
    redis.close();
  }

  /** Two questions with their answers, and nobody stays; returns where they end. */
  private Position talk() {
    Member member = new Member(codec);
    Seat seat = first.join(conversation, member);
    for (int number = 1; number <= 2; number++) {
      String answer = 2 * number + " assistant: R$ " + number;
      first.post(conversation, "Preço? " + number);
      first.model.writing(number).says("R$ " + number).ends();
      Await.until(() -> member.lines().contains(answer));
    }
    Await.until(() -> ChatNode.archived(conversation) == 4);
    seat.leave();
    return new Position(member.welcome().position().epoch(), 4);
  }

  private void assertThatAllIsThereAgain(Position before) {
    Member fresh = second.join(conversation);
    Member returning = new Member(codec);
    Await.value(
        first.room.join(conversation, Optional.of(new Position(before.epoch(), 2)), returning));
    second.post(conversation, "Preço? 2");
    second.post(conversation, "next");

    assertThat(fresh.welcomed())
        .containsExactly(
            "1 visitor: Preço? 1", "2 assistant: R$ 1", "3 visitor: Preço? 2", "4 assistant: R$ 2");
    assertThat(returning.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(returning.welcomed()).containsExactly("3 visitor: Preço? 2", "4 assistant: R$ 2");
    Await.until(() -> fresh.lines().contains("5 visitor: next"));
    assertThat(fresh.lines().stream().filter(line -> line.contains("visitor:")).toList())
        .isEqualTo(List.of("5 visitor: next"));
  }

  @Test
  void historyShouldBeThereAgainWhenRedisIsEmptied() {
    Position before = talk();

    redis.say("FLUSHALL");

    assertThatAllIsThereAgain(before);
  }

  @Test
  void messagesShouldHaveTheirOwnPlacesWhenRedisIsEmptiedBetweenThem() {
    talk();
    second.post(conversation, "a");
    Await.until(() -> ChatNode.archived(conversation) == 5);

    redis.say("FLUSHALL");
    first.post(conversation, "b");
    Await.until(() -> ChatNode.archived(conversation) == 6);
    redis.say("FLUSHALL");
    second.post(conversation, "c");
    second.post(conversation, "b");

    Await.until(() -> ChatNode.archived(conversation) == 7);
    assertThat(texts(first.messages(conversation)))
        .containsExactly("Preço? 1", "R$ 1", "Preço? 2", "R$ 2", "a", "b", "c")
        .isEqualTo(texts(second.messages(conversation)));
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::content).toList();
  }

  @Test
  void historyShouldBeThereAgainWhenRedisIsStartedAnew() {
    Position before = talk();

    redis.kill();
    first.awaitLink(false);
    second.awaitLink(false);
    redis.start();
    first.awaitLink(true);
    second.awaitLink(true);

    assertThatAllIsThereAgain(before);
  }

  /** Said by nodes one after the other while Redis is away, without anybody being there. */
  private void sayWhileRedisIsAway(ChatNode... nodes) {
    redis.kill();
    first.awaitLink(false);
    second.awaitLink(false);
    for (int number = 0; number < nodes.length; number++) {
      nodes[number].post(conversation, "held " + number);
    }
    redis.start();
    first.awaitLink(true);
    second.awaitLink(true);
  }

  private void assertThatBothShow(String... all) {
    Await.until(() -> ChatNode.archived(conversation) == all.length);
    assertThat(texts(first.messages(conversation)))
        .containsExactly(all)
        .isEqualTo(texts(second.messages(conversation)));
  }

  @Test
  void heldMessagesShouldComeAfterAllOthersWhenRedisIsStartedEmpty() {
    first.post(conversation, "before");
    Await.until(() -> ChatNode.archived(conversation) == 1);

    sayWhileRedisIsAway(first, first, first, first, first);

    assertThatBothShow("before", "held 0", "held 1", "held 2", "held 3", "held 4");
  }

  @Test
  void heldMessageShouldComeAfterAllOthersWhereItsNodeHadNotSeenThem() {
    first.post(conversation, "before");
    Await.until(() -> ChatNode.archived(conversation) == 1);

    sayWhileRedisIsAway(second);

    assertThatBothShow("before", "held 0");
  }

  @Test
  void heldMessageShouldComeAfterAllOthersWhenRedisHasLostTheLatestOnes() {
    first.post(conversation, "saved");
    redis.say("SAVE");
    first.post(conversation, "not saved");
    Await.until(() -> ChatNode.archived(conversation) == 2);

    sayWhileRedisIsAway(first);

    assertThatBothShow("saved", "not saved", "held 0");
  }
}
