package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.chat.Call.Heard;
import org.homeservices.chat.Call.Standing;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking for a person on one node of a cluster, seen from another. */
class HandoverAcrossNodesIT {
  private final RecordingHandover handover = new RecordingHandover();
  private RealRedis redis;
  private ChatNode here;
  private ChatNode there;
  private Conversation conversation;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    RecordingCodec codec = new RecordingCodec();
    Calling calling = new Calling(handover, said -> said, "");
    here = new ChatNode(redis.port(), codec, calling);
    there = new ChatNode(redis.port(), codec, calling);
    conversation = here.open();
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    redis.close();
  }

  private CompletionStage<Call> call(ChatNode node) {
    return node.room.callPerson(conversation, "192.0.2.1", null);
  }

  private Mode mode(ChatNode node) {
    return Await.value(node.room.find(conversation)).orElseThrow().mode();
  }

  @Test
  void nodeWithAMemberShouldKnowAtOnceThatTheVisitorWaits() {
    Member member = there.join(conversation);
    Mode before = mode(there);

    Await.value(call(here));
    member.linesUpTo("1 assistant: " + called());

    assertThat(before).isEqualTo(Mode.ASSISTANT);
    assertThat(member.lines()).contains("mode waiting requested");
    assertThat(mode(there)).isEqualTo(Mode.WAITING);
  }

  /** What the assistant says first. */
  private String called() {
    Await.until(() -> here.messages(conversation).size() == 1);
    return here.messages(conversation).get(0).content();
  }

  @Test
  void whoJoinsANodeThatBelievesOtherwiseShouldBeWelcomedWithTheModeOfNow() {
    mode(there);

    Await.value(call(here));

    assertThat(there.join(conversation).welcome().conversation().mode()).isEqualTo(Mode.WAITING);
  }

  @Test
  void addressThatIsLeftOnAnotherNodeShouldEndTheWaiting() {
    Member member = here.join(conversation);
    there.join(conversation);
    Await.value(call(here));

    Await.until(() -> mode(there) == Mode.WAITING);
    there.post(conversation, "ana@casa.example");

    assertThat(handover.contactLeft(2).email()).isEqualTo("ana@casa.example");
    Await.until(() -> member.lines().contains("mode assistant address"));
    assertThat(mode(here)).isEqualTo(Mode.ASSISTANT);
  }

  @Test
  void oneOfManyCallsAtTheSameTimeShouldBeHeard() {
    List<CompletionStage<Call>> calls =
        Stream.of(here, there, here, there).map(this::call).toList();

    assertThat(calls.stream().map(Await::value))
        .containsExactlyInAnyOrder(
            new Heard(),
            new Standing(Mode.WAITING),
            new Standing(Mode.WAITING),
            new Standing(Mode.WAITING));
    assertThat(handover.count()).isEqualTo(1);
  }

  @Test
  void callShouldBeMadeAgainWhenItsNodeHasEnded() {
    Await.value(call(here));
    here.kill();

    Call soon = Await.value(call(there));
    there.clock.advance(Duration.ofMinutes(2));
    List<CompletionStage<Call>> calls = Stream.of(there, there).map(this::call).toList();

    assertThat(soon).isEqualTo(new Standing(Mode.WAITING));
    assertThat(calls.stream().map(Await::value))
        .containsExactlyInAnyOrder(new Heard(), new Standing(Mode.WAITING));
    assertThat(handover.requested(2).id()).isNotEqualTo(handover.requested(1).id());
    assertThat(mode(there)).isEqualTo(Mode.WAITING);
  }

  @Test
  void callThatWasTakenShouldNotBeMadeAgainOnAnotherNode() {
    Await.value(call(here));
    handover.takes(1);

    there.clock.advance(Duration.ofMinutes(2));

    assertThat(Await.value(call(there))).isEqualTo(new Standing(Mode.WAITING));
    assertThat(handover.count()).isEqualTo(1);
  }

  @Test
  void feedbackOnAnotherNodeShouldReachTheMember() {
    Member member = here.join(conversation);
    Await.value(call(here));
    called();
    Message called = here.messages(conversation).get(0);

    Await.value(there.room.judge(conversation, new Feedback(called.id(), Feedback.Value.UP, null)));

    Await.until(() -> member.lines().contains("feedback up"));
  }
}
