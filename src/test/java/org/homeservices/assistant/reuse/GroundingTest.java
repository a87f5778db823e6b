package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.junit.jupiter.api.Test;

class GroundingTest {
  private static final Passage A = Requests.passage("a", "um");
  private static final Passage B = Requests.passage("b", "dois");

  @Test
  void groundingShouldBeOneWhenPassagesAreFoundInAnotherOrder() {
    assertThat(grounding(A, B)).isEqualTo(grounding(B, A));
  }

  @Test
  void groundingShouldChangeWhenAPassageIsEditedAddedOrMissing() {
    Passage edited = Requests.passage("a", "um!");
    Passage renamed = Requests.passage("c", "um");

    assertThat(
            List.of(
                grounding(A, B),
                grounding(edited, B),
                grounding(renamed, B),
                grounding(A),
                grounding(B),
                grounding()))
        .doesNotHaveDuplicates();
  }

  @Test
  void groundingShouldStayWhenAnArticleIsEditedThatWasNotFound() {
    Grounding before = grounding(A);

    assertThat(grounding(A)).isEqualTo(before).isNotEqualTo(grounding(B));
  }

  private static Grounding grounding(Passage... passages) {
    return Grounding.of(new Findings(Languages.PORTUGUESE, List.of(passages)));
  }
}
