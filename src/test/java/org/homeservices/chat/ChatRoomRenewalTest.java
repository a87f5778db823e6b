package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeservices.chat.Renewal.Refused;
import org.homeservices.chat.Renewal.Refused.Reason;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New answers in place of the last one. */
class ChatRoomRenewalTest {
  private static final RateLimitSettings TWO =
      new RateLimitSettings(1, Duration.ofMinutes(1), 1, 0, 0, 0);

  private final ChatStage stage = ChatStage.withModel();

  @AfterEach
  void close() {
    stage.close();
  }

  private Renewal renew(String answerId) {
    return renew(stage, answerId);
  }

  /** Once nothing is written any more: an answer's message is told a moment before. */
  private static Renewal renewWhenIdle(ChatStage stage, String answerId) {
    List<Renewal> last = new ArrayList<>();
    Await.until(
        () -> {
          last.add(0, renew(stage, answerId));
          return !last.get(0).equals(Refused.of(Reason.BUSY));
        });
    return last.get(0);
  }

  private static Renewal renew(ChatStage stage, String answerId) {
    return Await.value(stage.room.renew(stage.conversation, ChatStage.ADDRESS, answerId));
  }

  private static Reason reason(Renewal renewal) {
    return renewal.fold(
        begun -> {
          throw new AssertionError("begun");
        },
        Refused::reason);
  }

  /** The answer of this number, when its message is there. */
  private Message answered(Member member, int number, String text) {
    stage.model.writing(number).says(text).ends();
    member.linesUpTo("typing assistant off");
    List<Message> stored = stage.stored();
    return stored.get(stored.size() - 1);
  }

  @Test
  void lastQuestionShouldBeAnsweredAnew() {
    Member member = stage.joined();
    stage.post("Quanto custa?");
    Message first = answered(member, 1, "Não sei.");

    Renewal renewal = renewWhenIdle(stage, first.id());
    stage.model.writing(2).says("R$ 120.").ends();
    Await.until(() -> stage.stored().size() == 3);

    Message second = stage.stored().get(2);
    assertThat(renewal).isEqualTo(new Renewal.Begun());
    assertThat(second.content()).isEqualTo("R$ 120.");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(Objects.requireNonNull(second.answer()).replaces()).isEqualTo(first.id());
    assertThat(stage.model.writing(2).prompt().user()).contains("Quanto custa?");
  }

  @Test
  void newAnswerShouldBeRenewedInItsTurn() {
    Member member = stage.joined();
    stage.post("Quanto custa?");
    Message first = answered(member, 1, "um");
    renewWhenIdle(stage, first.id());
    stage.model.writing(2).says("dois").ends();
    Await.until(() -> stage.stored().size() == 3);
    Message second = stage.stored().get(2);

    assertThat(reason(renewWhenIdle(stage, first.id()))).isEqualTo(Reason.NOT_LAST);
    assertThat(renewWhenIdle(stage, second.id())).isEqualTo(new Renewal.Begun());
    stage.model.writing(3).says("três").ends();
    Await.until(() -> stage.stored().size() == 4);

    assertThat(stage.stored().get(3).content()).isEqualTo("três");
  }

  @Test
  void nothingShouldBeRenewedWhereNothingWasAnswered() {
    assertThat(reason(renew("nothing"))).isEqualTo(Reason.NOT_LAST);
  }

  @Test
  void nothingShouldBeRenewedWhileAnAnswerIsWritten() {
    Member member = stage.joined();
    stage.post("Quanto custa?");
    Message first = answered(member, 1, "um");
    stage.post("E agora?");
    stage.model.writing(2);

    assertThat(reason(renew(first.id()))).isEqualTo(Reason.BUSY);
  }

  @Test
  void nothingShouldBeRenewedInAConversationThatIsClosed() {
    stage.keep(stage.conversation.in(Mode.CLOSED));

    assertThat(reason(renew("any"))).isEqualTo(Reason.CLOSED);
  }

  @Test
  void nothingShouldBeRenewedWherePeopleAnswer() {
    stage.keep(stage.conversation.in(Mode.HUMAN));

    assertThat(reason(renew("any"))).isEqualTo(Reason.NO_ASSISTANT);
  }

  @Test
  void nothingShouldBeRenewedWhileTheHistoryIsAway() {
    stage.history.goAway();

    assertThat(reason(renew("any"))).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void renewalShouldCostAsMuchAsAMessage() {
    try (ChatStage limited = ChatStage.limitedWithModel(TWO)) {
      Member member = limited.joined();
      limited.post("Quanto custa?");
      limited.model.writing(1).says("um").ends();
      member.linesUpTo("typing assistant off");
      String first = limited.stored().get(1).id();
      Renewal paid = renewWhenIdle(limited, first);
      limited.model.writing(2).says("dois").ends();
      Await.until(() -> limited.stored().size() == 3);
      Renewal unpaid = renewWhenIdle(limited, limited.stored().get(2).id());

      assertThat(paid).isEqualTo(new Renewal.Begun());
      assertThat(reason(unpaid)).isEqualTo(Reason.TOO_MANY);
    }
  }
}
