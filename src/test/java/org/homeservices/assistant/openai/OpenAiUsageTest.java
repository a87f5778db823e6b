package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;

import java.util.List;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.FakeRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text took, and which model wrote it. */
class OpenAiUsageTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  private Completion write(OpenAiModel model) {
    return Await.value(model.write(PROMPT, bench.pieces::add));
  }

  private OpenAiModel model() {
    return new OpenAiModel(bench.patient(), bench.executor);
  }

  @Test
  void usageShouldBeWhatTheServerSaysAfterTheFinish() {
    bench.server.reply(FakeReply.stream().text("Olá").stop().usage(1000, 800, 3).done());

    assertThat(write(model()))
        .isEqualTo(new Completion(Finish.STOP, new Usage(1000, 800, 3), "small"));
    assertThat(asked(0).body().getJsonObject("stream_options").getBoolean("include_usage"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,"
            + "\"prompt_tokens_details\":null}}"
      })
  void usageShouldHoldNoCachedTokensWhenTheServerDoesNotTell(String event) {
    bench.server.reply(FakeReply.stream().text("Olá").stop().event(event).done());

    assertThat(write(model()).usage()).isEqualTo(new Usage(7, 0, 2));
  }

  @Test
  void usageShouldBeEstimatedWhenTheServerSaysNothing() {
    bench.server.reply(FakeReply.stream().text("x".repeat(36)).stop().done());
    Prompt prompt =
        new Prompt(
            "s".repeat(360),
            List.of(new Turn(Turn.Speaker.VISITOR, "t".repeat(72))),
            "u".repeat(36));

    Completion completion = Await.value(model().write(prompt, bench.pieces::add));

    assertThat(completion.usage()).isEqualTo(new Usage(130, 0, 10));
  }

  @Test
  void serverShouldBeToldTheTraceOfTheRequest() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    bench.server.reply(FakeReply.stream().text("Olá").stop().done());

    Await.value(model().write(new Prompt("s", List.of(), "u", trace), bench.pieces::add));

    assertThat(asked(0).header("traceparent")).contains(trace);
  }

  @Test
  void otherModelShouldBeAskedByItsName() {
    Completion completion = write(model().named("tiny"));

    assertThat(completion.model()).isEqualTo("tiny");
    assertThat(asked(0).model()).isEqualTo("tiny");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void serverShouldNotBeAskedForTheUsageAgainWhenItRefusesTheQuestion(int status) {
    bench.server.replyBy(
        request ->
            asksForUsage(request)
                ? FakeReply.status(status)
                : FakeReply.stream().text("Olá").stop().done());
    OpenAiModel model = model();

    write(model);
    write(model);

    assertThat(bench.pieces).containsExactly("Olá", "Olá");
    assertThat(bench.server.requests())
        .extracting(OpenAiUsageTest::asksForUsage)
        .containsExactly(true, false, false);
  }

  @Test
  void promptShouldBeSentOnceWhenTheServerIsKnownToTakeTheQuestion() {
    OpenAiModel model = model();
    write(model);
    bench.server.reply(FakeReply.status(400));

    Await.failure(model.write(PROMPT, bench.pieces::add));

    assertThat(bench.server.requests()).hasSize(2);
  }

  @Test
  void serverShouldBeAskedForTheUsageStillWhenItRefusedThePrompt() {
    OpenAiModel model = model();
    bench.server.reply(FakeReply.status(400));
    Await.failure(model.write(PROMPT, bench.pieces::add));
    bench.server.reply(FakeReply.stream().text("Olá").stop().done());

    write(model);

    assertThat(asksForUsage(asked(2))).isTrue();
  }

  private static boolean asksForUsage(FakeRequest request) {
    return request.body().containsKey("stream_options");
  }

  private FakeRequest asked(int number) {
    return bench.server.requests().get(number);
  }
}
