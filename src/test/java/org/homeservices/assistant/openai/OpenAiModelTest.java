package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeservices.assistant.openai.OpenAiBench.KEY;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.FakeRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OpenAiModelTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  @Test
  void piecesShouldComeOneByOneInOrderWhenTheModelWrites() {
    bench.server.reply(FakeReply.stream().text("Olá", ", ", "mundo! 🧽").stop().done());

    var end = bench.write(bench.patient());

    assertThat(end).succeedsWithin(SOON);
    assertThat(bench.pieces).containsExactly("Olá", ", ", "mundo! 🧽");
  }

  @Test
  void firstPieceShouldBeHandedOnWhenTheNextIsStillToCome() {
    bench.server.reply(FakeReply.stream().text("Olá").stall());
    CompletableFuture<String> first = new CompletableFuture<>();

    var end = new OpenAiModel(bench.patient(), bench.executor).write(PROMPT, first::complete);

    assertThat(first).succeedsWithin(SOON).isEqualTo("Olá");
    assertThat(end.toCompletableFuture()).isNotDone();
  }

  @Test
  void requestShouldHoldModelLimitsAndPromptWhenSent() {
    bench.write(bench.patient()).join();

    FakeRequest request = bench.server.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("Upgrade")).isEmpty();
    assertThat(request.header("traceparent")).isEmpty();
    assertThat(request.said("system")).containsExactly(PROMPT.system());
    assertThat(request.said("user")).containsExactly(PROMPT.user());
    JsonObject body = request.body();
    assertThat(body.getString("model")).isEqualTo("small");
    assertThat(body.getJsonNumber("temperature").doubleValue()).isEqualTo(0.3);
    assertThat(body.getInt("max_tokens")).isEqualTo(500);
    assertThat(body.getBoolean("stream")).isTrue();
  }

  @Test
  void pathShouldBeTheSameWhenTheBaseUrlEndsWithASlash() {
    URI base = URI.create(bench.server.baseUrl() + "/");

    bench.write(bench.at(base, KEY)).join();

    assertThat(bench.server.requests().get(0).path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void keyShouldBeSentAsBearerTokenWhenThereIsOne() {
    bench.write(bench.patient()).join();

    assertThat(bench.server.requests().get(0).bearer()).contains(KEY);
  }

  @Test
  void authorizationShouldNotBeSentWhenTheKeyIsEmpty() {
    bench.write(bench.at(bench.server.baseUrl(), "")).join();

    assertThat(bench.server.requests().get(0).header("Authorization")).isEmpty();
  }

  @Test
  void modelShouldBeRefusedWithoutQuotingTheKeyWhenNoHeaderCanCarryIt() {
    ModelSettings broken = bench.at(bench.server.baseUrl(), KEY + "\n");

    assertThatThrownBy(() -> new OpenAiModel(broken, bench.executor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("apiKey: ")
        .hasMessageNotContaining(KEY)
        .hasNoCause();
  }

  @Test
  void connectionShouldServeOtherPromptsWhenTheTextIsWhole() {
    var model = new OpenAiModel(bench.patient(), bench.executor);
    for (int i = 0; i < 20; i++) {
      model.write(PROMPT, bench.pieces::add).toCompletableFuture().join();
    }

    // A prompt that follows at once may be quicker than the end of the body before it.
    assertThat(bench.server.requests()).hasSize(20);
    assertThat(bench.server.requests().stream().map(FakeRequest::port).distinct())
        .hasSizeLessThan(10);
  }
}
