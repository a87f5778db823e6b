package org.homeservices.web.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.homeservices.conversation.Position;
import org.homeservices.web.BadInput;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
  private final EventText text = new EventText();

  @Test
  void frameWithASeqShouldHaveAnId() {
    text.enter("e1");

    assertThat(text.of("{\"seq\":7,\"type\":\"message\"}"))
        .isEqualTo("id: e1:7\ndata: {\"seq\":7,\"type\":\"message\"}\n\n");
  }

  @Test
  void frameWithoutASeqShouldHaveNone() {
    text.enter("e1");

    assertThat(text.of("{\"type\":\"delta\",\"seq\":7}")).startsWith("data: ");
  }

  @Test
  void frameThatNamesAnEpochShouldBeginIt() {
    text.enter("e1");
    String first = text.of("{\"seq\":8,\"epoch\":\"e2\",\"type\":\"message\"}");

    assertThat(first).startsWith("id: e2:8\n");
    assertThat(text.of("{\"seq\":9,\"type\":\"message\"}")).startsWith("id: e2:9\n");
  }

  @Test
  void idShouldBeReadAsThePositionItStandsFor() {
    assertThat(EventText.position("3432d48d-1631:12")).isEqualTo(new Position("3432d48d-1631", 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", ":1", "e:", "e:-1", "e:1x", "e f:1", "e:12345678901234567890"})
  void anythingElseShouldBeABadField(String id) {
    assertThatThrownBy(() -> EventText.position(id))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> {
              assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
              assertThat(bad.field()).isEqualTo("Last-Event-ID");
            });
  }

  @Test
  void endShouldTellItsCode() {
    assertThat(EventText.end(CloseCode.GONE))
        .isEqualTo("event: close\ndata: {\"code\":4404,\"reason\":\"GONE\"}\n\n");
  }
}
