package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.LATE;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;
import static org.homeservices.assistant.openai.OpenAiBench.assertFails;

import org.homeservices.assistant.ModelSettings;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFailureTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 404, 429, 500, 503})
  void writingShouldFailWithTheStatusWhenItIsNot200(int status) {
    bench.server.reply(FakeReply.status(status));

    assertFails(bench.write(bench.patient()), "HTTP status " + status);
    assertThat(bench.pieces).isEmpty();
  }

  @Test
  void writingShouldFailWhenTheReplyIsNoEventStream() {
    bench.server.reply(FakeReply.json(200, "{\"error\":{\"message\":\"secret\"}}"));

    assertFails(bench.write(bench.patient()), "the reply is no event stream");
  }

  @Test
  void writingShouldFailWhenAnEventTellsOfAnError() {
    bench.server.reply(
        FakeReply.stream().text("Olá").event("{\"error\":{\"message\":\"secret\"}}"));

    assertFails(bench.write(bench.patient()), "the server sent an error event");
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"secret\":",
        "secret",
        "[\"secret\"]",
        "{\"choices\":\"secret\"}",
        "{\"choices\":[\"secret\"]}",
        "{\"choices\":[{\"delta\":\"secret\"}]}"
      })
  void writingShouldFailWithoutQuotingWhenAnEventIsMalformed(String event) {
    bench.server.reply(FakeReply.stream().text("Olá").raw(FakeReply.asEvent(event) + LATE).done());

    assertFails(bench.write(bench.patient()), "malformed event");
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void writingShouldFailWhenTheModelFinishesForAnotherReason() {
    bench.server.reply(FakeReply.stream().text("Olá").finish("content_filter").done());

    assertFails(bench.write(bench.patient()), "finished neither by stop nor by length");
  }

  @Test
  void writingShouldFailWhenTheStreamEndsWithoutFinish() {
    bench.server.reply(FakeReply.stream().text("Olá"));

    assertFails(bench.write(bench.patient()), "the stream ended before the text did");
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void writingShouldFailWhenTheConnectionIsCutInTheMiddle() {
    bench.server.reply(FakeReply.stream().text("Olá").cut());

    assertFails(bench.write(bench.patient()), "the connection failed: IOException");
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void writingShouldFailWhenTheConnectionIsCutBeforeAStatus() {
    bench.server.reply(FakeReply.cutAtOnce());

    assertFails(bench.write(bench.patient()), "the connection failed: IOException");
    assertThat(bench.server.requests()).hasSize(1);
  }

  @Test
  void writingShouldFailWhenNobodyListens() {
    ModelSettings settings = bench.patient();
    bench.server.close();

    assertFails(bench.write(settings), "the connection failed: ConnectException");
  }

  @Test
  void writingShouldFailWhenThePieceIsNotTaken() {
    bench.server.reply(FakeReply.stream().text("Olá").untilHungUp(": working\n\n"));
    var model = new OpenAiModel(bench.patient(), bench.executor);

    var end = model.write(PROMPT, piece -> bench.pieces.get(0));

    assertFails(end, "the text was not taken");
    assertThat(bench.server.hungUp()).succeedsWithin(SOON);
  }
}
