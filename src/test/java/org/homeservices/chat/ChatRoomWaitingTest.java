package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeservices.chat.Call.Heard;
import org.homeservices.chat.Call.Standing;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for no one, and no address is lost, whatever fails meanwhile. */
class ChatRoomWaitingTest {
  private static final RateLimitSettings ONE =
      new RateLimitSettings(1, Duration.ofMinutes(1), 0, 0, 0, 0);
  private static final Duration LATER = Duration.ofMinutes(2);

  private final RecordingHandover handover = new RecordingHandover();
  private final Calling calling = new Calling(handover, said -> said, "ajuda@casa.example");
  private final ChatStage stage = ChatStage.calling(calling, RateLimitSettings.NONE);
  private final Member member = stage.joined();

  @AfterEach
  void close() {
    stage.close();
  }

  private Call call() {
    return call(stage);
  }

  private static Call call(ChatStage stage) {
    return Await.value(stage.room.callPerson(stage.conversation, ChatStage.ADDRESS, null));
  }

  private Mode mode() {
    return Await.value(stage.room.find(stage.conversation)).orElseThrow().mode();
  }

  private List<String> said() {
    return stage.stored().stream().map(Message::content).toList();
  }

  private List<String> modes() {
    return member.lines().stream().filter(line -> line.startsWith("mode ")).toList();
  }

  private String called() {
    return stage.assistant.called(stage.conversation.locale()).text();
  }

  private String nobodyCame() {
    return stage.assistant.nobodyCame(stage.conversation.locale()).text();
  }

  private String addressTaken() {
    return stage.assistant.addressTaken(stage.conversation.locale()).text();
  }

  @Test
  void personShouldBeCalledAgainWhenNobodyHasTakenTheCallForLong() {
    call();
    stage.clock.advance(LATER);

    Call again = call();

    assertThat(again).isEqualTo(new Heard());
    assertThat(handover.requested(2).id()).isNotEqualTo(handover.requested(1).id());
    Await.until(() -> said().equals(List.of(called(), called())));
    assertThat(modes()).containsExactly("mode waiting requested");
    assertThat(mode()).isEqualTo(Mode.WAITING);
  }

  @Test
  void personShouldNotBeCalledAgainWhileTheCallMayBeOnItsWay() {
    call();
    stage.clock.advance(Duration.ofMinutes(1));

    assertThat(call()).isEqualTo(new Standing(Mode.WAITING));
    assertThat(handover.count()).isEqualTo(1);
  }

  @Test
  void personShouldNotBeCalledAgainWhenTheCallWasTaken() {
    call();
    handover.takes(1);
    stage.clock.advance(LATER);

    assertThat(call()).isEqualTo(new Standing(Mode.WAITING));
    assertThat(handover.count()).isEqualTo(1);
  }

  @Test
  void takenCallShouldBeNotedWhenThatFailsAtFirst() throws InterruptedException {
    stage.conversations.failNotes(1);
    call();
    handover.takes(1);
    stage.settle();
    stage.clock.advance(LATER);

    assertThat(call()).isEqualTo(new Standing(Mode.WAITING));
  }

  @Test
  void callInThePlaceOfALostOneShouldCostNothing() {
    try (ChatStage limited = ChatStage.calling(calling, ONE)) {
      call(limited);
      limited.clock.advance(LATER);

      assertThat(call(limited)).isEqualTo(new Heard());
    }
  }

  @Test
  void endOfTheWaitingShouldBeToldWhenNobodyKnowsThatItHasCome() {
    call();
    stage.conversations.failAfterChanges(1);

    handover.isGivenUp(1);

    member.linesUpTo("2 assistant: " + nobodyCame());
    assertThat(modes()).containsExactly("mode waiting requested", "mode assistant unreachable");
    assertThat(mode()).isEqualTo(Mode.ASSISTANT);
  }

  @Test
  void endOfTheWaitingShouldComeWhenItFailsAtFirst() {
    call();
    stage.conversations.failChanges(1);

    handover.isGivenUp(1);

    member.linesUpTo("2 assistant: " + nobodyCame());
    assertThat(mode()).isEqualTo(Mode.ASSISTANT);
  }

  @Test
  void nothingShouldBeToldWhenThePersonHasComeMeanwhile() throws InterruptedException {
    call();
    stage.keep(stage.conversation.in(Mode.HUMAN));
    stage.conversations.failChanges(1);

    handover.isGivenUp(1);
    stage.settle();

    assertThat(modes()).containsExactly("mode waiting requested");
    assertThat(said()).containsExactly(called());
    assertThat(mode()).isEqualTo(Mode.HUMAN);
  }

  @Test
  void addressShouldBeToldWhenTheEndOfTheWaitingFailsAtFirst() {
    call();
    stage.conversations.failChanges(1);

    stage.post("ana@casa.example");

    assertAddressTaken();
  }

  @Test
  void addressShouldBeToldWhenNobodyKnowsThatTheWaitingHasEnded() {
    call();
    stage.conversations.failAfterChanges(1);

    stage.post("ana@casa.example");

    assertAddressTaken();
  }

  private void assertAddressTaken() {
    assertThat(handover.contactLeft(2).email()).isEqualTo("ana@casa.example");
    Await.until(() -> modes().contains("mode assistant address"));
    Await.until(() -> said().equals(List.of(called(), "ana@casa.example", addressTaken())));
    assertThat(mode()).isEqualTo(Mode.ASSISTANT);
    assertThat(handover.count()).isEqualTo(2);
  }

  @Test
  void addressOfTheCompanyShouldBeAQuestionLikeAnyOther() {
    call();

    stage.post("Já escrevi para Ajuda@casa.example");
    member.linesUpTo("typing assistant off");

    assertThat(handover.count()).isEqualTo(1);
    assertThat(mode()).isEqualTo(Mode.WAITING);
  }

  @Test
  void addressBesideThatOfTheCompanyShouldBeTold() {
    call();

    stage.post("Já escrevi para ajuda@casa.example, sou ana@casa.example");

    assertThat(handover.contactLeft(2).email()).isEqualTo("ana@casa.example");
  }
}
