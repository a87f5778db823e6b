package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Publication;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of batches whose answers are late, lost, or come twice. */
class LaneTest {
  private static final GroupKey GROUP = GroupKey.of(new GroupName("group"));
  private static final Reply APPENDED = new Reply(Reply.Kind.APPENDED, 1, "epoch", "", 0);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  // What is asked again may be sent by the timer.
  private final List<Lane.Batch> sent = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<List<Reply>>> answers = new CopyOnWriteArrayList<>();
  private final List<Throwable> losses = new ArrayList<>();
  private final Lane lane =
      new Lane(this::send, timer, 0, Runnable::run, (self, failure) -> losses.add(failure));

  @BeforeEach
  void open() {
    lane.resume();
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private CompletableFuture<List<Reply>> send(Lane.Batch batch) {
    sent.add(batch);
    CompletableFuture<List<Reply>> answer = new CompletableFuture<>();
    answers.add(answer);
    return answer;
  }

  private Op offered(String id) {
    return offered(id, () -> {});
  }

  /** An op that waits for the link, and does something when it is asked whether it will. */
  private Op offered(String id, Runnable whenAsked) {
    Entry entry = new Entry(0, id, GroupKey.digest(id), id);
    Op.Fate waits =
        (self, wasSent) -> {
          whenAsked.run();
          return true;
        };
    Op op = Op.publish(GROUP, entry, new byte[1], 0, "", waits);
    lane.offer(op);
    return op;
  }

  private static List<Object> idsOf(Lane.Batch batch) {
    return batch.ops().stream().map(op -> op.arguments().get(3)).toList();
  }

  private void answer(int attempt) {
    answers.get(attempt).complete(List.of(APPENDED));
  }

  private void again() {
    lane.pause();
    lane.resume();
  }

  private static boolean isDone(Op op) {
    return op.reply().toCompletableFuture().isDone();
  }

  @Test
  void nextBatchShouldWaitForTheLatestAttemptOfTheOneBefore() {
    Op first = offered("first");
    again();
    offered("second");

    answer(0);
    assertThat(isDone(first)).isTrue();
    assertThat(sent).extracting(Lane.Batch::number).containsExactly(1L, 1L);

    answer(1);
    assertThat(sent).extracting(Lane.Batch::number).containsExactly(1L, 1L, 2L);
  }

  @Test
  void lateAnswerOfAnEarlierAttemptShouldNotFreeTheLane() {
    offered("first");
    again();
    answer(1);
    Op second = offered("second");
    offered("third");

    answer(0);
    assertThat(sent).extracting(Lane.Batch::number).containsExactly(1L, 1L, 2L);
    answers.get(2).completeExceptionally(new IllegalStateException("lost"));
    again();
    answer(3);

    assertThat(isDone(second)).isTrue();
  }

  @Test
  void lateFailureOfAnEarlierAttemptShouldBeNoLoss() {
    offered("first");
    again();

    answers.get(0).completeExceptionally(new IllegalStateException("late"));

    assertThat(losses).isEmpty();
  }

  @Test
  void nextBatchShouldLeaveWhenEverybodyWasToldOfTheOneBefore() {
    Op first = offered("first");
    List<Integer> sentBefore = new ArrayList<>();
    first.reply().thenAccept(reply -> sentBefore.add(sent.size()));
    offered("second");

    answer(0);

    assertThat(sentBefore).containsExactly(1);
    assertThat(sent).hasSize(2);
  }

  @Test
  void openLaneShouldNotSendAgain() {
    offered("first");

    lane.resume();

    assertThat(sent).hasSize(1);
  }

  @Test
  void opsShouldBeAskedInTheirOrderWhenTheLinkIsLost() {
    List<String> asked = new ArrayList<>();
    offered("on its way");
    offered(
        "first",
        () -> {
          asked.add("first");
          offered("third", () -> asked.add("third"));
        });
    offered("second", () -> asked.add("second"));

    lane.pause();

    assertThat(asked).containsExactly("first", "second", "third");
  }

  @Test
  void opShouldLeaveAfterThoseThatStillHadToBeAsked() {
    offered("on its way");
    offered(
        "first",
        () -> {
          lane.resume();
          offered("third");
        });
    offered("second");

    lane.pause();
    answer(1);

    Await.until(() -> sent.size() > 2);
    assertThat(idsOf(sent.get(2))).containsExactly("first", "second", "third");
  }

  @Test
  void opsShouldKeepTheirOrderWhenTheLinkGoesAgainWhileTheyAreAsked() {
    offered("on its way");
    AtomicInteger asked = new AtomicInteger();
    offered(
        "first",
        () -> {
          if (asked.getAndIncrement() == 0) {
            lane.resume();
            lane.pause();
          }
        });
    offered("second");

    lane.pause();
    offered("third");
    lane.resume();
    answer(sent.size() - 1);

    assertThat(idsOf(sent.get(sent.size() - 1))).containsExactly("first", "second", "third");
  }

  @Test
  void whoWaitsForAnOpShouldBeToldWhenItsBatchIsLost() {
    CompletionStage<List<Reply>> ran = lane.run(List.of(Op.count(GROUP)));

    answers.get(0).completeExceptionally(new IllegalStateException("lost"));

    assertThat(Await.value(ran)).extracting(Reply::kind).containsExactly(Reply.Kind.FAILED);
    assertThat(losses).hasSize(1);
  }

  @Test
  void whoOffersShouldNotDoTheWorkOfOthers() {
    Recorder<Thread> threads = new Recorder<>();
    lane.pause();

    offered("late", () -> threads.add(Thread.currentThread()));

    assertThat(threads.await(1)).doesNotContain(Thread.currentThread());
  }

  @Test
  void replyThatIsThereAtOnceShouldNotBeHandedOnByWhoOffers() {
    Lane quick =
        new Lane(
            batch -> CompletableFuture.completedFuture(List.of(APPENDED)),
            timer,
            0,
            Runnable::run,
            (self, failure) -> losses.add(failure));
    quick.resume();
    Recorder<Thread> threads = new Recorder<>();
    Op.Fate noting =
        new Op.Fate() {
          @Override
          public boolean stays(Op op, boolean wasSent) {
            return true;
          }

          @Override
          public void done(Op op, Reply reply) {
            threads.add(Thread.currentThread());
          }
        };

    quick.offer(Op.send(GROUP, new byte[1], noting));

    assertThat(threads.await(1)).doesNotContain(Thread.currentThread());
  }

  @Test
  void placeShouldBeOfOneEpochAlsoWhereTheLinkWasDown() {
    Op seen = publishing("6b09.1");
    Op unseen = publishing(Publication.UNSEEN);
    Op any = publishing("");
    List<String> before = Stream.of(seen, unseen, any).map(LaneTest::placeOf).toList();

    Stream.of(seen, unseen, any).forEach(op -> op.staysWhileDown(false));

    assertThat(before).containsExactly("0 6b09.1", "0 ", "0 ");
    assertThat(Stream.of(seen, unseen, any).map(LaneTest::placeOf))
        .containsExactly("0 6b09.1", "0 -", "0 ");
  }

  private static Op publishing(String epoch) {
    Entry entry = new Entry(0, "id", GroupKey.digest("id"), "text");
    return Op.publish(GROUP, entry, new byte[1], 0, epoch, (self, wasSent) -> true);
  }

  private static String placeOf(Op op) {
    return (String) op.arguments().get(5);
  }

  @Test
  void opShouldFailWhenTheLaneIsClosed() {
    lane.close();

    assertThat(Await.failure(offered("late").reply())).isInstanceOf(LayerUnavailable.class);
  }
}
