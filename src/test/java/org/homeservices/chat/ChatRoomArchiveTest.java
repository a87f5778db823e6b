package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.chat.Posting.Held;
import org.homeservices.chat.Posting.Refused;
import org.homeservices.chat.Posting.Stored;
import org.homeservices.conversation.Conversation;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a message is acknowledged, and that none of those is lost. */
class ChatRoomArchiveTest {
  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  private static CompletionStage<Stored> later(Posting posting) {
    return posting.fold(
        stored -> {
          throw new AssertionError("stored: " + stored);
        },
        Held::later,
        refused -> {
          throw new AssertionError("refused: " + refused.reason());
        });
  }

  @Test
  void messageShouldBeAcknowledgedWhenTheArchiveHasIt() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    Member member = node.joined();
    stage.archive.hold();

    CompletionStage<Stored> later = later(node.post("Oi"));

    assertThat(member.lines(1)).containsExactly("1 visitor: Oi");
    assertThat(later.toCompletableFuture()).isNotDone();
    stage.archive.release();
    assertThat(Await.value(later).seq()).isEqualTo(1);
    assertThat(node.archived()).containsExactly("1 Oi");
  }

  @Test
  void repeatShouldWaitForTheSameCommit() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.archive.hold();
    CompletionStage<Stored> first = later(node.post("Oi"));

    CompletionStage<Stored> repeat = later(node.post("Oi"));

    assertThat(repeat.toCompletableFuture()).isNotDone();
    stage.archive.release();
    assertThat(Await.value(repeat)).isEqualTo(Await.value(first));
    assertThat(node.post("Oi")).isEqualTo(Await.value(first));
    assertThat(node.archived()).containsExactly("1 Oi");
  }

  @Test
  void messageShouldBeAcknowledgedAtOnceWhereTheArchiveFollows() {
    ArchivedNode node = ArchivedNode.following(stage);
    stage.archive.hold();

    Posting posting = node.post("Oi");

    assertThat(posting).isInstanceOf(Stored.class);
    stage.archive.release();
    Await.until(() -> node.archived().equals(List.of("1 Oi")));
  }

  @Test
  void answersShouldBeArchivedLikeQuestions() {
    try (ChatStage talking = ChatStage.withModel()) {
      Member member = talking.joined();
      talking.post("Preço?");
      talking.model.writing(1).says("Olá!").ends();
      member.linesUpTo("typing assistant off");

      assertThat(Await.value(talking.archive.latest(talking.conversation.id(), 10)))
          .extracting(kept -> kept.seq() + " " + kept.author() + " " + kept.origin())
          .containsExactly("1 VISITOR null", "2 ASSISTANT model");
    }
  }

  @Test
  void messagesShouldBeRefusedWhenNoMoreCanBePromised() {
    ArchiveSettings small =
        new ArchiveSettings(true, Duration.ZERO, 2, 10_000, 20, ArchivedNode.DAY);
    ArchivedNode node = new ArchivedNode(stage, small);
    stage.archive.hold();
    List<CompletionStage<Stored>> acknowledged = new ArrayList<>();
    IntStream.range(0, 3).forEach(number -> acknowledged.add(later(node.post("m" + number))));

    Posting refused = node.post("too many");

    assertThat(refused).isEqualTo(new Refused("too many", Refusal.UNAVAILABLE));
    stage.archive.release();
    acknowledged.forEach(Await::value);
    assertThat(node.post("again")).isInstanceOf(Stored.class);
    assertThat(node.archived()).containsExactly("1 m0", "2 m1", "3 m2", "4 again");
  }

  @Test
  void nothingAcknowledgedShouldBeMissingOrDoubleAfterAnOutageInMemory() {
    int behind = outageUnderLoad(ArchivedNode.awaiting(stage));

    assertThat(behind).isZero();
  }

  @Test
  void nothingAcknowledgedShouldBeMissingOrDoubleAfterAnOutageWhereTheArchiveFollows() {
    int behind =
        outageUnderLoad(
            new ArchivedNode(
                stage,
                new ArchiveSettings(
                    false, Duration.ofMillis(1), 20_000, 10_000_000, 1_000, ArchivedNode.DAY)));

    assertThat(behind).isZero();
  }

  @Test
  void nothingAcknowledgedShouldBeMissingOrDoubleWhenTheOutageWasTooLongForTheBuffer() {
    int behind =
        outageUnderLoad(
            new ArchivedNode(
                stage,
                new ArchiveSettings(
                    false, Duration.ofMillis(1), 50, 10_000, 1_000, ArchivedNode.DAY)));

    assertThat(behind).isEqualTo(4);
  }

  /**
   * Some talk at once before, during and after.
   *
   * @return with how many the archive was to catch up
   */
  private int outageUnderLoad(ArchivedNode node) {
    List<Conversation> conversations =
        IntStream.range(0, 4).mapToObj(number -> stage.another()).toList();

    talk(node, conversations, "before", 20);
    stage.archive.goAway();
    talk(node, conversations, "during", 100);
    int behind = node.room.behind();
    stage.archive.comeBack();
    talk(node, conversations, "after", 20);

    for (Conversation conversation : conversations) {
      Await.until(() -> node.archived(conversation).size() == 140);
      assertThat(node.archived(conversation))
          .isEqualTo(
              IntStream.rangeClosed(1, 140).mapToObj(seq -> seq + " " + content(seq)).toList());
    }
    Await.until(() -> node.room.unfiled() == 0);
    Await.until(() -> node.room.behind() == 0);
    return behind;
  }

  private static String content(int seq) {
    if (seq <= 20) {
      return "before " + seq;
    }
    return seq <= 120 ? "during " + (seq - 20) : "after " + (seq - 120);
  }

  private static void talk(
      ArchivedNode node, List<Conversation> conversations, String word, int count) {
    Await.together(
        conversations.size(),
        speaker ->
            IntStream.rangeClosed(1, count)
                .mapToObj(number -> word + " " + number)
                .map(content -> node.post(conversations.get(speaker), content))
                .forEach(posting -> assertThat(posting).isNotInstanceOf(Refused.class)));
  }

  @Test
  void whatWaitsShouldBeFiledWhenTheNodeStops() {
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.following(20, ArchivedNode.DAY));
    node.post("Oi");

    Await.value(node.room.stop());

    assertThat(node.archived()).containsExactly("1 Oi");
  }

  @Test
  void nobodyShouldWaitForAnAcknowledgementWhenTheNodeStops() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.archive.goAway();
    CompletionStage<Stored> later = later(node.post("Oi"));

    Await.value(node.room.stop());

    assertThat(Await.failure(later)).isInstanceOf(LayerUnavailable.class);
    assertThat(node.post("late")).isEqualTo(new Refused("late", Refusal.UNAVAILABLE));
  }

  @Test
  void messageThatTheArchiveRefusesShouldNotHoldUpOthers() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.archive.hold();
    node.post("m0");
    stage.archive.refuse(filed -> filed.message().key().equals("visitor:bad"));
    List<CompletionStage<Stored>> good = List.of(later(node.post("m1")), later(node.post("m2")));
    CompletionStage<Stored> bad = later(node.post("bad"));
    CompletionStage<Stored> last = later(node.post("m3"));

    stage.archive.release();

    good.forEach(Await::value);
    Await.value(last);
    Await.failure(bad);
    assertThat(node.archived()).containsExactly("1 m0", "2 m1", "3 m2", "5 m3");
    assertThat(node.room.unfiled()).isZero();
  }
}
