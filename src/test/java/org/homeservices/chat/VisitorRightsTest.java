package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Position;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What visitors may ask of what is kept of them. */
class VisitorRightsTest {
  private final ChatStage stage = ChatStage.withModel();
  private final VisitorRights rights = stage.room.rights();
  private final ConversationId id = stage.conversation.id();

  @AfterEach
  void stop() {
    stage.close();
  }

  private boolean erase() {
    return Await.value(rights.erase(stage.conversation));
  }

  private Optional<ConversationRecord> record() {
    return Await.value(rights.record(stage.conversation));
  }

  @Test
  void recordShouldTellAllThatIsKept() {
    Feedback feedback = new Feedback("m1", Feedback.Value.UP, "boa");
    Await.value(stage.conversations.keep(id, feedback));
    Await.value(stage.room.rate(stage.conversation, 4, null));

    ConversationRecord record = record().orElseThrow();

    assertThat(record.conversation()).isEqualTo(stage.conversation);
    assertThat(record.feedback()).containsExactly(feedback);
    assertThat(record.givenRating()).get().extracting(rating -> rating.score()).isEqualTo(4);
  }

  @Test
  void recordShouldBeThereWhenTheConversationCannotBeResumedAnyMore() {
    stage.clock.advance(Duration.ofDays(2));

    assertThat(record()).isPresent();
  }

  @Test
  void positionShouldBeTheEndOfTheMessages() {
    Position before = Await.value(rights.position(stage.conversation));
    stage.post("Oi, tudo?");

    assertThat(before.seq()).isZero();
    assertThat(Await.value(rights.position(stage.conversation)).seq()).isPositive();
  }

  @Test
  void positionShouldBeUnavailableWhileTheHistoryIsAway() {
    stage.history.goAway();

    assertThat(Await.failure(rights.position(stage.conversation))).isInstanceOf(Unavailable.class);
  }

  @Test
  void erasedConversationShouldBeFoundByNobody() {
    stage.post("Quanto custa?");
    List<Integer> before = stage.left(stage.conversation);

    boolean wasThere = erase();

    assertThat(before).containsExactly(1, 1);
    assertThat(wasThere).isTrue();
    assertThat(record()).isEmpty();
    assertThat(Await.value(stage.room.find(stage.conversation))).isEmpty();
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
  }

  @Test
  void membersShouldBeToldAndLoseTheirSeats() {
    Member member = stage.joined();
    Member other = stage.joined();

    erase();

    member.awaitGone();
    other.awaitGone();
  }

  @Test
  void membersOfOtherConversationsShouldKeepTheirSeats() throws InterruptedException {
    Member elsewhere = new Member(stage.codec);
    Await.value(stage.room.join(stage.another(), Optional.empty(), elsewhere));

    erase();

    stage.settle();
    assertThat(elsewhere.hasEnded()).isFalse();
  }

  @Test
  void whoTakesASeatAfterTheErasureShouldLoseIt() {
    erase();

    Member late = new Member(stage.codec);
    stage.join(Optional.empty(), late);

    late.awaitGone();
    assertThat(late.welcomeCount()).isZero();
  }

  @Test
  void runningAnswerShouldNeverBePublished() throws InterruptedException {
    stage.post("Quanto custa?");
    DictatedModel.Writing writing = stage.model.writing(1).says("R$ 120");
    stage.post("E quando?");

    erase();

    writing.awaitUnwanted();
    stage.settle();
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
    assertThat(stage.model.asked()).isEqualTo(1);
    assertThat(Await.value(stage.ground.answering().register().find(id.value()))).isEmpty();
  }

  @Test
  void erasureShouldBeDoneByARepeatWhenAPartHasFailed() {
    stage.post("Quanto custa?");
    stage.history.goAway();
    Throwable failure = Await.failure(rights.erase(stage.conversation));
    List<Integer> left = stage.left(stage.conversation);
    stage.history.comeBack();

    boolean wasThere = erase();

    assertThat(failure).isInstanceOf(Unavailable.class);
    assertThat(left).containsExactly(1, 0);
    assertThat(wasThere).isFalse();
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
  }

  @Test
  void nothingShouldBeErasedElsewhereWhenTheStoreIsAway() {
    Member member = stage.joined();
    stage.post("Quanto custa?");
    stage.conversations.failErasureOf(id, true);

    Throwable failure = Await.failure(rights.erase(stage.conversation));

    assertThat(failure).isInstanceOf(Unavailable.class);
    assertThat(stage.left(stage.conversation)).containsExactly(1, 1);
    assertThat(member.hasEnded()).isFalse();
    assertThat(record()).isPresent();
  }

  @Test
  void visitorsLimitsShouldBeForgotten() {
    RateLimitSettings one = new RateLimitSettings(1, Duration.ofMinutes(1), 0, 0, 0, 0);
    try (ChatStage limited = ChatStage.limited(one)) {
      limited.post("Oi");
      ConversationId visitor = limited.conversation.id();
      boolean isLimited = isLimited(limited, visitor);

      Await.value(limited.room.rights().erase(limited.conversation));

      assertThat(isLimited).isTrue();
      assertThat(isLimited(limited, visitor)).isFalse();
    }
  }

  /** At another address, which has limits of its own. */
  private static boolean isLimited(ChatStage limited, ConversationId visitor) {
    return Await.value(limited.ground.charging().feeFor(visitor, "192.0.2.9").take())
        .fold(allowed -> false, refused -> true);
  }
}
