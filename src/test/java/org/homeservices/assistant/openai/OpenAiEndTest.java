package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;
import static org.homeservices.assistant.openai.OpenAiBench.assertFails;

import java.time.Duration;
import java.util.Collections;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts end, and what a failure says of itself. */
class OpenAiEndTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  @Test
  void textShouldEndAsCutAndTheServerBeStoppedWhenItIsTooLong() {
    String[] text = Collections.nCopies(60, "x".repeat(999) + " ").toArray(String[]::new);
    FakeReply endless = FakeReply.stream().text(text).untilHungUp(": more\n\n");
    bench.server.reply(endless);

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON).isEqualTo(Finish.LENGTH);
    assertThat(String.join("", bench.pieces)).hasSize(20_000);
    assertThat(bench.server.hungUp()).succeedsWithin(SOON);
  }

  @Test
  void textShouldNotEndInHalfACharacterWhenItIsTooLong() {
    bench.server.reply(FakeReply.stream().text("x".repeat(19_999)).text("🧽").stop().done());

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON).isEqualTo(Finish.LENGTH);
    assertThat(String.join("", bench.pieces)).hasSize(19_999);
  }

  @Test
  void textShouldBeWholeWhenItIsJustNotTooLong() {
    bench.server.reply(FakeReply.stream().text("x".repeat(20_000)).stop().done());

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON).isEqualTo(Finish.STOP);
  }

  @Test
  void refusalShouldBeReadAsATextThatIsFiltered() {
    bench.server.reply(FakeReply.stream().refusal("I cannot ").refusal("do that.").stop().done());

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON).isEqualTo(Finish.FILTERED);
    assertThat(bench.pieces).containsExactly("I cannot ", "do that.");
  }

  @Test
  void writingShouldFailWhenTheModelWritesNothing() {
    bench.server.reply(FakeReply.stream().event("{\"choices\":[]}").stop().done());

    assertFails(bench.write(bench.patient()), "the model wrote nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content_filter", "tool_calls"})
  void writingShouldFailWhenTheTextIsHeldBack(String reason) {
    bench.server.reply(FakeReply.stream().finish(reason).done());

    assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "302, LOCKED_OUT",
    "400, REFUSED",
    "401, LOCKED_OUT",
    "402, LOCKED_OUT",
    "403, REFUSED",
    "404, LOCKED_OUT",
    "407, LOCKED_OUT",
    "408, PASSING",
    "409, PASSING",
    "413, REFUSED",
    "422, REFUSED",
    "425, PASSING",
    "429, PASSING",
    "500, PASSING",
    "502, PASSING",
    "503, PASSING",
    "529, PASSING"
  })
  void failureShouldSayWhatTheStatusMeans(int status, Kind kind) {
    bench.server.reply(FakeReply.status(status));

    assertThat(failure().kind()).isEqualTo(kind);
    assertThat(failure().mayPass()).isEqualTo(kind == Kind.PASSING);
  }

  @Test
  void failureShouldPassWhenTheConnectionIsCut() {
    bench.server.reply(FakeReply.cutAtOnce());

    assertThat(failure().mayPass()).isTrue();
  }

  @Test
  void failureShouldNotPassWhenThereWasText() {
    bench.server.reply(FakeReply.stream().text("Olá").cut());

    ModelFailure failure = failure();

    assertThat(failure.isAfterText()).isTrue();
    assertThat(failure.mayPass()).isFalse();
  }

  @Test
  void failureShouldSayHowManySecondsTheServerWants() {
    bench.server.reply(FakeReply.status(429, "7"));

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void failureShouldSayUntilWhenTheServerWantsToBeLeftAlone() {
    bench.server.reply(FakeReply.status(503, "Wed, 31 Dec 2098 23:59:59 GMT"));

    assertThat(failure().retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(365));
  }

  @Test
  void pauseShouldBeNoneWhenTheDateIsOver() {
    bench.server.reply(FakeReply.status(503, "Sat, 01 Jan 2000 00:00:00 GMT"));

    assertThat(failure().retryAfter()).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999"})
  void pauseShouldBeUnknownWhenItIsNeitherSecondsNorADate(String value) {
    bench.server.reply(FakeReply.status(503, value));

    assertThat(failure().retryAfter()).isEmpty();
  }

  @Test
  void textShouldEndSoonWhenTheServerSaysNothingAfterItsFinish() {
    bench.server.reply(FakeReply.stream().text("Olá").stop().stall());

    assertThat(bench.write(bench.patient())).succeedsWithin(SOON).isEqualTo(Finish.STOP);
  }

  private ModelFailure failure() {
    var model = new OpenAiModel(bench.patient(), bench.executor);
    return ModelFailure.of(Await.failure(model.write(PROMPT, bench.pieces::add)));
  }
}
