package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeservices.chat.Call.Heard;
import org.homeservices.chat.Call.Refused;
import org.homeservices.chat.Call.Standing;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.PageKind;
import org.homeservices.conversation.Visitor;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking for a person. */
class ChatRoomHandoverTest {
  private static final RateLimitSettings TWO =
      new RateLimitSettings(1, Duration.ofMinutes(1), 1, 0, 0, 0);

  private final RecordingHandover handover = new RecordingHandover();
  private final Calling calling = new Calling(handover, said -> said.replace("R$ 120", "*"), "");
  private final ChatStage stage = ChatStage.calling(calling, RateLimitSettings.NONE);
  private final Member member = stage.joined();

  @AfterEach
  void close() {
    stage.close();
  }

  private Call call() {
    return call(stage, null);
  }

  private static Call call(ChatStage stage, @Nullable String reason) {
    return Await.value(stage.room.callPerson(stage.conversation, ChatStage.ADDRESS, reason));
  }

  private static Refusal refusal(Call call) {
    return call.fold(
        heard -> {
          throw new AssertionError(heard);
        },
        standing -> {
          throw new AssertionError(standing);
        },
        Refused::reason);
  }

  private static Mode mode(ChatStage stage) {
    return Await.value(stage.room.find(stage.conversation)).orElseThrow().mode();
  }

  private static List<String> said(ChatStage stage) {
    return stage.stored().stream().map(Message::content).toList();
  }

  private String called() {
    return stage.assistant.called(stage.conversation.locale()).text();
  }

  private String contact() {
    return contact(stage);
  }

  private static String contact(ChatStage stage) {
    return stage.assistant.contact(stage.conversation.locale()).text();
  }

  private String nobodyCame() {
    return stage.assistant.nobodyCame(stage.conversation.locale()).text();
  }

  private String addressTaken() {
    return stage.assistant.addressTaken(stage.conversation.locale()).text();
  }

  private void awaitAnswer() {
    member.linesUpTo("typing assistant off");
  }

  @Test
  void visitorShouldWaitWhenAPersonIsCalled() {
    Call call = call();

    assertThat(call).isEqualTo(new Heard());
    assertThat(member.lines(2))
        .containsExactly("mode waiting requested", "1 assistant: " + called());
    assertThat(mode(stage)).isEqualTo(Mode.WAITING);
    assertThat(handover.requested(1).question()).isNull();
  }

  @Test
  void personShouldBeToldTheLastQuestionMaskedAndNothingElse() {
    stage.post("Meu nome é Ana.");
    awaitAnswer();
    stage.post("Custa R$ 120?");
    Await.until(() -> stage.stored().size() == 4);

    call(stage, "Paguei R$ 120");

    HandoverNotice.Requested notice = handover.requested(1);
    assertThat(notice)
        .isEqualTo(
            new HandoverNotice.Requested(
                notice.id(),
                stage.conversation.id(),
                stage.clock.instant(),
                Visitor.ANONYMOUS,
                stage.conversation.locale(),
                PageKind.OTHER,
                "Custa *?",
                "Paguei *"));
  }

  @Test
  void personShouldBeToldWhoCallsAsFarAsTheHostSiteKnowsIt() {
    Visitor ana = new Visitor(Visitor.Kind.PROVIDER, "u1", "Ana");
    Conversation known = Await.value(stage.room.open(stage.conversation.locale(), "/", "1", ana));

    Await.value(stage.room.callPerson(known, ChatStage.ADDRESS, null));

    assertThat(handover.requested(1).visitor()).isEqualTo(ana);
  }

  @Test
  void personShouldBeToldThePageWhereTheVisitorIs() {
    Await.value(
        stage.room.callPerson(stage.conversation.on("/pedidos/7"), ChatStage.ADDRESS, null));

    assertThat(handover.requested(1).page()).isEqualTo(PageKind.ORDERS);
  }

  @Test
  void messageThatAPersonIsCalledShouldHaveItsDetails() {
    call();
    Await.until(() -> stage.stored().size() == 1);

    Message message = stage.stored().get(0);
    assertThat(message.name()).isEqualTo("Sophie");
    assertThat(Objects.requireNonNull(message.answer()).finish()).isEqualTo("done");
  }

  @Test
  void secondCallShouldCallNobody() {
    call();

    assertThat(call()).isEqualTo(new Standing(Mode.WAITING));
    assertThat(handover.count()).isEqualTo(1);
    assertThat(stage.stored()).hasSize(1);
  }

  @Test
  void assistantShouldGoOnAnsweringWhileTheVisitorWaits() {
    call();

    stage.post("Quanto custa?");
    awaitAnswer();

    assertThat(said(stage)).containsExactly(called(), "Quanto custa?", ChatStage.KNOWN);
    assertThat(mode(stage)).isEqualTo(Mode.WAITING);
  }

  @Test
  void answerShouldBeRenewedWhileTheVisitorWaits() {
    call();
    stage.post("Quanto custa?");
    awaitAnswer();
    String answer = stage.stored().get(2).id();

    Await.until(() -> renew(answer).equals(new Renewal.Begun()));
  }

  private Renewal renew(String answer) {
    return Await.value(stage.room.renew(stage.conversation, ChatStage.ADDRESS, answer));
  }

  @Test
  void wordThatAPersonIsCalledShouldNotBeRenewed() {
    stage.post("Quanto custa?");
    awaitAnswer();
    call();
    Await.until(() -> stage.stored().size() == 3);

    String word = stage.stored().get(2).id();

    Renewal refused = Renewal.Refused.of(Renewal.Refused.Reason.NOT_LAST);
    Await.until(() -> renew(word).equals(refused));
  }

  @Test
  void addressShouldBeToldAndEndTheWaiting() {
    call();
    handover.takes(1);

    stage.post("Pode escrever para ana.souza@casa.example, obrigada.");
    member.linesUpTo("3 assistant: " + addressTaken());

    Message left = stage.stored().get(1);
    assertThat(handover.contactLeft(2))
        .isEqualTo(
            new HandoverNotice.ContactLeft(
                left.id(), stage.conversation.id(), left.at(), "ana.souza@casa.example"));
    assertThat(member.lines()).contains("mode assistant address").doesNotContain("start");
    assertThat(mode(stage)).isEqualTo(Mode.ASSISTANT);
  }

  @Test
  void addressShouldBeAQuestionLikeAnyOtherWhereNobodyWaits() {
    stage.post("ana@casa.example");
    awaitAnswer();

    assertThat(said(stage)).containsExactly("ana@casa.example", ChatStage.KNOWN);
    assertThat(handover.count()).isZero();
  }

  @Test
  void secondAddressShouldBeAnswered() {
    call();
    stage.post("ana@casa.example");
    stage.post("bia@casa.example");
    awaitAnswer();

    assertThat(said(stage))
        .containsExactly(
            called(), "ana@casa.example", addressTaken(), "bia@casa.example", ChatStage.KNOWN);
    assertThat(handover.count()).isEqualTo(2);
  }

  @Test
  void visitorShouldGetContactDataWhenTheAddressCouldNotBeTold() {
    call();
    stage.post("ana@casa.example");

    handover.isGivenUp(2);
    Await.until(() -> stage.stored().size() == 4);

    assertThat(said(stage).get(3)).isEqualTo(contact());
  }

  @Test
  void nobodyShouldBeLeftWaitingForNoOne() {
    call();

    handover.isGivenUp(1);
    member.linesUpTo("2 assistant: " + nobodyCame());

    assertThat(member.lines()).contains("mode assistant unreachable");
    assertThat(mode(stage)).isEqualTo(Mode.ASSISTANT);
  }

  @Test
  void personShouldBeCalledAnewWhenTheFirstCallWasGivenUp() {
    call();
    handover.isGivenUp(1);

    Call again = call();

    assertThat(again).isEqualTo(new Heard());
    assertThat(handover.requested(2).id()).isNotEqualTo(handover.requested(1).id());
    Await.until(() -> said(stage).equals(List.of(called(), nobodyCame(), called())));
  }

  @Test
  void givenUpCallShouldChangeNothingWhenThePersonHasCome() {
    call();
    stage.keep(stage.conversation.in(Mode.HUMAN));

    handover.isGivenUp(1);

    assertThat(mode(stage)).isEqualTo(Mode.HUMAN);
    assertThat(said(stage)).containsExactly(called());
  }

  @Test
  void callShouldSayHowItStandsWherePeopleAnswer() {
    stage.keep(stage.conversation.in(Mode.HUMAN));

    assertThat(call()).isEqualTo(new Standing(Mode.HUMAN));
    assertThat(handover.count()).isZero();
  }

  @Test
  void callShouldBeRefusedInAConversationThatIsClosed() {
    stage.keep(stage.conversation.in(Mode.CLOSED));

    assertThat(refusal(call())).isEqualTo(Refusal.CLOSED);
  }

  @Test
  void callShouldBeRefusedInAConversationThatIsGone() {
    stage.clock.advance(Duration.ofDays(2));

    assertThat(refusal(call())).isEqualTo(Refusal.GONE);
  }

  @Test
  void callShouldBeRefusedWhenItsReasonIsNoGoodText() {
    assertThat(refusal(call(stage, "x".repeat(51)))).isEqualTo(Refusal.TOO_LONG);
    assertThat(refusal(call(stage, "a\u0007"))).isEqualTo(Refusal.BAD_CHARACTERS);
    assertThat(handover.count()).isZero();
  }

  @Test
  void personShouldBeCalledWithoutTheQuestionWhileTheHistoryIsAway() {
    stage.post("Custa R$ 120?");
    awaitAnswer();
    stage.history.goAway();

    Call call = call();

    assertThat(call).isEqualTo(new Heard());
    assertThat(handover.requested(1).question()).isNull();
    member.linesUpTo("assistant: " + called());
    assertThat(mode(stage)).isEqualTo(Mode.WAITING);
  }

  @Test
  void callShouldCostAsMuchAsAMessageAndARepeatNothing() {
    try (ChatStage limited = ChatStage.calling(calling, TWO)) {
      call(limited, null);
      call(limited, null);
      limited.keep(limited.conversation);
      Call paid = call(limited, null);
      limited.keep(limited.conversation);
      Call unpaid = call(limited, null);

      assertThat(paid).isEqualTo(new Heard());
      assertThat(refusal(unpaid)).isEqualTo(Refusal.TOO_MANY);
      assertThat(handover.count()).isEqualTo(2);
    }
  }

  @Test
  void visitorShouldGetContactDataWhereNobodyCanBeCalled() {
    try (ChatStage alone = ChatStage.withoutModel()) {
      Member visitor = alone.joined();

      Call call = call(alone, null);

      assertThat(call).isEqualTo(new Heard());
      assertThat(visitor.lines(1)).containsExactly("1 assistant: " + contact(alone));
      assertThat(mode(alone)).isEqualTo(Mode.ASSISTANT);
    }
  }

  @Test
  void contactDataShouldBeSaidWhileTheHistoryIsAway() {
    try (ChatStage alone = ChatStage.withoutModel()) {
      Member visitor = alone.joined();
      alone.history.goAway();

      Call call = call(alone, null);

      assertThat(call).isEqualTo(new Heard());
      visitor.linesUpTo("assistant: " + contact(alone));
      alone.history.comeBack();
      assertThat(said(alone)).containsExactly(contact(alone));
    }
  }

  @Test
  void contactDataShouldCostNothing() {
    try (ChatStage limited = ChatStage.limited(TWO)) {
      List<Call> calls = Stream.generate(() -> call(limited, null)).limit(4).toList();

      assertThat(calls).containsOnly(new Heard());
      assertThat(limited.post("Quanto custa?")).isInstanceOf(Posting.Stored.class);
      assertThat(call(limited, null)).isEqualTo(new Heard());
    }
  }

  @Test
  void contactDataShouldBeSaidToWhoWaitsSinceSomebodyCouldBeCalled() {
    try (ChatStage alone = ChatStage.withoutModel()) {
      alone.keep(alone.conversation.in(Mode.WAITING));

      assertThat(call(alone, null)).isEqualTo(new Heard());
      assertThat(said(alone)).containsExactly(contact(alone));
    }
  }

  @Test
  void contactDataShouldBeThereOnceAfterEachMessage() {
    try (ChatStage alone = ChatStage.withoutModel()) {
      call(alone, null);
      call(alone, null);
      alone.post("E agora?");
      Await.until(() -> alone.stored().size() == 3);
      call(alone, null);

      assertThat(said(alone))
          .containsExactly(contact(alone), "E agora?", ChatStage.KNOWN, contact(alone));
    }
  }

  @Test
  void whoJoinsShouldBeWelcomedWithTheModeOfNow() {
    call();

    assertThat(stage.joined().welcome().conversation().mode()).isEqualTo(Mode.WAITING);
  }
}
