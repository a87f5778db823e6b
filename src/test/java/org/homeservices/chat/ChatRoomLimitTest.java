package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.homeservices.conversation.Conversation;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What messages cost. A token comes back in a minute, and there are two of them. */
class ChatRoomLimitTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final RateLimitSettings TWO = new RateLimitSettings(1, MINUTE, 1, 0, 0, 0);

  private final ChatStage stage = ChatStage.limitedWithModel(TWO);

  @AfterEach
  void close() {
    stage.close();
  }

  private static Posting tooSoon(String clientId, Duration retryAfter) {
    return new Posting.Refused(clientId, Refusal.TOO_MANY, retryAfter);
  }

  private static boolean isTaken(Posting posting) {
    return posting.fold(stored -> true, held -> true, refused -> false);
  }

  private static void awaitAnswers(Member member, int count) {
    Await.until(() -> Collections.frequency(member.lines(), "typing assistant off") == count);
  }

  @Test
  void messageBeyondTheVisitorsLimitShouldBeRefusedAndNotStored() {
    stage.post("one");
    stage.post("two");

    Posting refused = stage.post("three");

    assertThat(refused).isEqualTo(tooSoon("three", MINUTE));
    assertThat(stage.stored()).hasSize(2);
  }

  @Test
  void messageShouldBeTakenAfterTheTimeThatWasTold() {
    stage.post("one");
    stage.post("two");
    stage.post("three");

    stage.pass(MINUTE);

    assertThat(isTaken(stage.post("three"))).isTrue();
  }

  @Test
  void messagesOfOtherVisitorsShouldBeTakenUntilTheAddressHasHadEnough() {
    Posting last =
        IntStream.rangeClosed(0, 20)
            .mapToObj(number -> stage.another())
            .map(other -> Await.value(stage.room.post(other, ChatStage.ADDRESS, "c", "Oi")))
            .reduce((before, after) -> isTaken(before) ? after : before)
            .orElseThrow();
    Conversation elsewhere = stage.another();

    assertThat(last).isEqualTo(tooSoon("c", MINUTE.dividedBy(10)));
    assertThat(isTaken(Await.value(stage.room.post(elsewhere, "192.0.2.2", "c", "Oi")))).isTrue();
  }

  @Test
  void repeatShouldCostNothing() {
    IntStream.range(0, 5).forEach(number -> stage.post("same"));

    assertThat(isTaken(stage.post("other"))).isTrue();
  }

  @Test
  void messageThatTheRulesForbidShouldCostNothing() {
    IntStream.range(0, 5).forEach(number -> stage.post(" "));

    assertThat(isTaken(stage.post("one"))).isTrue();
    assertThat(isTaken(stage.post("two"))).isTrue();
  }

  @Test
  void messageThatCouldNotBeStoredShouldCostNothing() {
    stage.history.goAway();
    stage.history.fill();
    IntStream.range(0, 5).forEach(number -> stage.post("lost " + number));
    stage.history.comeBack();

    assertThat(isTaken(stage.post("one"))).isTrue();
    assertThat(isTaken(stage.post("two"))).isTrue();
  }

  @Test
  void repeatThatIsHeldShouldCostNothing() {
    stage.history.goAway();
    IntStream.range(0, 5).forEach(number -> stage.post("same"));

    assertThat(isTaken(stage.post("other"))).isTrue();
    assertThat(isTaken(stage.post("one more"))).isFalse();
  }

  @Test
  void fourFifthsOfAMessageShouldComeBackWhenTheKnowledgeBaseHasAnswered() {
    try (ChatStage known = ChatStage.limited(TWO)) {
      Member member = known.joined();
      for (int number = 1; number <= 6; number++) {
        assertThat(isTaken(known.post("question " + number))).isTrue();
        awaitAnswers(member, number);
      }

      assertThat(known.post("one more")).isEqualTo(tooSoon("one more", Duration.ofSeconds(12)));
    }
  }

  @Test
  void nothingShouldComeBackWhenAModelHasAnswered() {
    Member member = stage.joined();
    stage.post("one");
    stage.post("two");
    stage.model.writing(1).says("Olá!").ends();
    stage.model.writing(2).says("Olá!").ends();
    awaitAnswers(member, 2);

    assertThat(stage.post("three")).isEqualTo(tooSoon("three", MINUTE));
  }
}
