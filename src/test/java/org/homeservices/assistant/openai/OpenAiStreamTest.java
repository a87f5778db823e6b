package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.LATE;
import static org.homeservices.assistant.openai.OpenAiBench.SHORT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;

import java.time.Duration;
import java.util.stream.Stream;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiStreamTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  @Test
  void textShouldBeWholeWhenEveryByteComesAlone() {
    String events = FakeReply.asEvent(FakeReply.content("não 🧽")) + FakeReply.asEvent("[DONE]");
    bench.server.reply(FakeReply.stream().byteByByte(events));

    var end = bench.write(bench.patient());

    assertThat(end).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("não 🧽");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void textShouldBeReadWhenLinesEndIn(String end) {
    String hello = FakeReply.content("Olá");
    String lines =
        String.join(
            end, ": a comment", "", "event: x", "id: 1", "data:" + hello, "", "data: [DONE]", "");
    bench.server.reply(FakeReply.stream().raw(lines));

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("Olá");
  }

  static Stream<FakeReply> wholeTexts() {
    FakeReply text = FakeReply.stream().text("Olá");
    return Stream.of(
        text.done().stall(),
        text.stop(),
        text.finish("length"),
        text.stop().cut(),
        text.stop().event("{\"choices\":[],\"usage\":{\"total_tokens\":9}}").done(),
        text.stop().text("no more").done(),
        text.raw(FakeReply.asEvent("[DONE]") + LATE));
  }

  @ParameterizedTest
  @MethodSource("wholeTexts")
  void textShouldBeWholeWhenDoneOrFinished(FakeReply reply) {
    bench.server.reply(reply);

    var end = bench.write(bench.patient());

    assertThat(end).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void textShouldBeWholeWhenTheStreamStallsAfterItsFinish() {
    bench.server.reply(FakeReply.stream().text("Olá").stop().stall());

    assertThat(bench.write(bench.withIdle(SHORT))).succeedsWithin(SOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":[],\"error\":null}",
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":null}]}",
        "{\"choices\":[{\"index\":0}]}"
      })
  void eventShouldBePassedOverWhenItHoldsNoText(String event) {
    bench.server.reply(FakeReply.stream().event(event).text("Olá").event(event).done());

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void writingShouldGoOnWhenEventsWithoutTextKeepComing() {
    FakeReply reply = FakeReply.stream().text("Olá");
    for (int i = 0; i < 12; i++) {
      reply = reply.pause(Duration.ofMillis(100)).text("");
    }
    bench.server.reply(reply.text("!").done());

    assertThat(bench.write(bench.withIdle(Duration.ofSeconds(1)))).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("Olá", "!");
  }
}
