package org.homeservices.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the run can see what it says it does not see. */
class TallyTest {
  private static final long SECOND = 1_000_000_000;
  private static final long USUAL = 3 * SECOND;

  private final Tally tally = new Tally(USUAL);

  private static Question question(String id, long seq, long at) {
    Question question = new Question(at);
    question.acked(id, seq, at + 1);
    return question;
  }

  private static Question answered(long at, String origin, long answeredAt) {
    Question question = question("id" + at, at, at);
    question.answered(origin, true, answeredAt);
    return question;
  }

  private static Shelf.Said said(String id, long seq, String author) {
    return new Shelf.Said(id, seq, author);
  }

  /** The cells of its row, without the title. */
  private List<String> row() {
    // One more who has noticed nothing, since a row without visitors has no times.
    tally.visitor(List.of(), 0, USUAL);
    return Arrays.stream(tally.row("title").split("\\|")).skip(2).map(String::strip).toList();
  }

  @Test
  void questionsShouldBeLostOrDoubledByHowOftenTheirVisitorWasToldThem() {
    tally.told(List.of(1L, 0L, 2L));

    assertThat(row().get(2)).isEqualTo("1");
    assertThat(row().get(4)).isEqualTo("1");
  }

  @Test
  void questionShouldNotBeInSqlWhereItsPlaceIsAnotherOne() {
    List<Question> asked = List.of(question("one", 1, 1), question("two", 3, 2));

    tally.kept(asked, List.of(said("one", 1, "VISITOR"), said("two", 4, "VISITOR")));

    assertThat(row().get(3)).isEqualTo("1");
  }

  @Test
  void answersShouldBeCountedAgainstQuestions() {
    tally.kept(List.of(question("one", 5, 1)), List.of(said("one", 5, "VISITOR")));
    tally.kept(
        List.of(question("one", 5, 1)),
        List.of(
            said("zero", 4, "ASSISTANT"),
            said("one", 5, "VISITOR"),
            said("a", 6, "ASSISTANT"),
            said("b", 7, "ASSISTANT")));

    assertThat(row().get(4)).isEqualTo("1");
    assertThat(row().get(5)).isEqualTo("1");
  }

  @Test
  void visitorShouldBeNormalWhenTheLastLateAnswerCame() {
    Question before = answered(SECOND, "model", 2 * SECOND);
    Question late = answered(11 * SECOND, "model", 18 * SECOND);
    Question after = answered(20 * SECOND, "cache", 21 * SECOND);

    tally.visitor(List.of(before, late, after), 10 * SECOND, USUAL);

    assertThat(row().get(14)).isEqualTo("8.0 / 8.0");
  }

  @Test
  void visitorShouldBeNormalWithTheNextAnswerOfTheModel() {
    Question plain = answered(11 * SECOND, "knowledge", 12 * SECOND);
    Question after = answered(20 * SECOND, "model", 22 * SECOND);

    tally.visitor(List.of(plain, after), 10 * SECOND, USUAL);

    List<String> row = row();
    assertThat(row.get(8)).isEqualTo("1 (knowledge 1)");
    assertThat(row.get(14)).isEqualTo("12.0 / 12.0");
  }

  @Test
  void visitorShouldNeverBeNormalWithoutAnAnswerOfTheModel() {
    tally.visitor(List.of(answered(11 * SECOND, "knowledge", 12 * SECOND)), 10 * SECOND, USUAL);

    assertThat(row().get(14)).isEqualTo("never / never");
  }

  @Test
  void visitorsShouldBeCountedByWhatTheyWereTold() {
    tally.troubles(Set.of("layer_unavailable", "no answer"), true, Outcome.NONE);
    tally.troubles(Set.of(), false, Outcome.NONE);

    assertThat(row().get(7)).isEqualTo("1 (layer_unavailable 1, no answer 1)");
    assertThat(row().get(9)).isEqualTo("1");
  }
}
