package org.homeservices.assistant.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;

import java.net.URI;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.testing.FakeProxy;
import org.homeservices.testing.FakeReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OpenAiProxyTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();
  @AutoClose private final FakeProxy proxy = FakeProxy.start();

  @Test
  void requestShouldGoByTheProxyWhenOneIsSet() {
    bench.server.reply(FakeReply.stream().text("Olá").stop().done());

    assertThat(bench.write(by(proxy.url()))).succeedsWithin(SOON);

    assertThat(bench.pieces).containsExactly("Olá");
    assertThat(proxy.asked())
        .containsExactly(URI.create(bench.server.baseUrl() + "/chat/completions"));
  }

  @Test
  void requestShouldGoStraightWhenNoProxyIsSet() {
    assertThat(bench.write(by(null))).succeedsWithin(SOON);

    assertThat(proxy.asked()).isEmpty();
    assertThat(bench.server.requests()).hasSize(1);
  }

  private ModelSettings by(@Nullable URI proxy) {
    ModelSettings all = bench.patient();
    return new ModelSettings(
        all.baseUrl(),
        all.apiKey(),
        all.model(),
        all.temperature(),
        all.maxTokens(),
        all.connectTimeout(),
        all.firstTokenTimeout(),
        all.idleTimeout(),
        all.totalTimeout(),
        "",
        all.answerDeadline(),
        0,
        proxy);
  }
}
