package org.homeservices.assistant;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.homeservices.assistant.Troubled.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visitor sees, and when, whatever the server of the model does. */
@Execution(ExecutionMode.CONCURRENT)
class ModelTroubleTest {
  private static final System.Logger LOGGER = System.getLogger(ModelTroubleTest.class.getName());
  private static final String HELLO = "Hello there.";
  private static final String PASSAGE = Shelf.BEST.text();

  /** What a busy machine may take on top. */
  private static final Duration GRACE = Duration.ofMillis(1500);

  private static Troubled assistant;

  /**
   * What a visitor sees in the end.
   *
   * @param resets how often a text that had begun was taken back
   */
  private record Seen(Origin origin, int resets, String text) {
    static Seen of(Answer answer, Visitor visitor) {
      return new Seen(answer.origin(), visitor.resets(), visitor.seen());
    }
  }

  /** The first exchange of a JVM takes longest. */
  @BeforeAll
  static void warmUp() {
    assistant = new Troubled();
    Await.value(assistant.ask(new Visitor(), FakeMode.HELLO));
  }

  @AfterAll
  static void close() {
    assistant.close();
  }

  private static Seen expected(FakeMode mode) {
    return switch (mode) {
      case HELLO, NO_USAGE -> written(HELLO);
      case PACED -> written(tokens());
      case SPLIT -> written("não 🧽");
      case REFUSAL -> written("I cannot help with that.");
      case LONG -> written(("x".repeat(99) + " ").repeat(200));
      case STALL_MIDDLE, CUT_MIDDLE -> new Seen(Origin.KNOWLEDGE, 1, PASSAGE);
      case SILENCE,
          STALL_FIRST,
          CUT_FIRST,
          STATUS_400,
          STATUS_401,
          STATUS_408,
          STATUS_429,
          STATUS_429_LONG,
          STATUS_500,
          STATUS_503,
          MALFORMED,
          EMPTY_CHOICES,
          FILTERED,
          ERROR_BODY,
          ERROR_EVENT ->
          new Seen(Origin.KNOWLEDGE, 0, PASSAGE);
    };
  }

  private static Seen written(String text) {
    return new Seen(Origin.MODEL, 0, text);
  }

  private static String tokens() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      text.append("token").append(i).append(' ');
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void visitorShouldReadInTimeWhatIsLeftWhenThereIsOneModel(FakeMode mode) {
    Visitor visitor = new Visitor();

    Answer answer = Await.value(assistant.ask(visitor, mode));

    LOGGER.log(INFO, "{0}: {1}", mode.model(), described(answer, visitor));
    assertThat(Seen.of(answer, visitor)).isEqualTo(expected(mode));
    assertThat(Await.value(visitor.firstWords)).isLessThan(Troubled.DEADLINE.plus(GRACE));
  }

  static Stream<FakeMode> failingBeforeText() {
    return EnumSet.allOf(FakeMode.class).stream()
        .filter(mode -> expected(mode).equals(new Seen(Origin.KNOWLEDGE, 0, PASSAGE)));
  }

  @ParameterizedTest
  @MethodSource("failingBeforeText")
  void visitorShouldReadTheSecondModelInTimeWhenTheFirstFails(FakeMode mode) {
    Visitor visitor = new Visitor();

    Answer answer = Await.value(assistant.ask(visitor, mode, FakeMode.HELLO));

    LOGGER.log(INFO, "{0}: {1}", mode.model() + " then fake-hello", described(answer, visitor));
    assertThat(Seen.of(answer, visitor)).isEqualTo(written(HELLO));
    assertThat(Await.value(visitor.firstWords)).isLessThan(Troubled.DEADLINE.plus(GRACE));
  }

  private static String described(Answer answer, Visitor visitor) {
    return "%s after %d ms, %d resets"
        .formatted(answer.origin(), Await.value(visitor.firstWords).toMillis(), visitor.resets());
  }
}
