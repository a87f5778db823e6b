package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.MicroServer;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server started the plain way, with settings of its own. */
class LaunchIT {
  private static final String ARTICLE =
      """
      ---
      id: chimney
      version: 1
      category: service
      title: Limpeza de chaminé
      keywords: [chaminé]
      ---
      A limpeza da chaminé custa %s.
      """;

  private static final String QUESTION = "quanto custa limpar a chaminé";

  @TempDir Path folder;

  /** Of Payara Micro alone: another server may have more to run than this application. */
  @Test
  void threeBadSettingsShouldEndTheServerWithOneMessage() {
    Map<String, String> bad =
        Map.of("CHAT_MAX_MSG_LENGTH", "abc", "CHAT_MAX_HISTORY", "0", "ALLOWED_ORIGINS", "ftp://x");

    try (MicroServer server = MicroServer.start(folder, bad)) {
      assertThat(server.awaitExit()).isEqualTo(78);
      assertThat(server.log())
          .containsOnlyOnce("cannot start: 3 settings are wrong")
          .contains(
              "CHAT_MAX_MSG_LENGTH = abc", "CHAT_MAX_HISTORY = 0", "ALLOWED_ORIGINS = ftp://x");
    }
  }

  @Test
  void modelShouldAnswerAndTheOwnersArticlesShouldStepInWhenItFails() throws IOException {
    try (FakeOpenAi model = FakeOpenAi.start()) {
      Path article = folder.resolve("articles/pt-BR/chimney.md");
      Files.createDirectories(article.getParent());
      Files.writeString(article, ARTICLE.formatted("R$ 90"));
      Files.writeString(
          folder.resolve(".env"),
          "OPENAI_BASE_URL=%s\nOPENAI_API_KEY=test-key\nKNOWLEDGE_DIR=articles\n"
              .formatted(model.baseUrl()));
      try (ServerProcess server = ServerKind.chosen().start(folder, Map.of())) {
        ChatSite site = server.awaitReady();

        model.replyOnce(FakeReply.stream().text("Custa ").text("R$ 90.").stop().done());
        JsonObject written = ask(site, QUESTION);
        JsonObject again = ask(site, QUESTION);
        model.replyOnce(FakeReply.status(400));
        JsonObject quoted = ask(site, "Limpar a chaminé custa caro?");

        assertThat(written.getString("origin")).isEqualTo("model");
        assertThat(written.getString("content")).isEqualTo("Custa R$ 90.");
        assertThat(model.requests().get(0).bearer()).contains("test-key");
        assertThat(model.requests().get(0).said("system").toString())
            .contains("chaminé custa R$ 90");
        assertThat(again.getString("origin")).isEqualTo("cache");
        assertThat(again.getString("content")).isEqualTo("Custa R$ 90.");
        assertThat(model.requests()).hasSize(2);
        assertThat(quoted.getString("origin")).isEqualTo("knowledge");
        assertThat(quoted.getString("content")).contains("R$ 90");
        Files.writeString(article, ARTICLE.formatted("R$ 1.250"));
        Await.until(() -> answerContains("R$ 1.250", site, model));
      }
    }
  }

  private static boolean answerContains(String text, ChatSite site, FakeOpenAi model) {
    model.replyOnce(FakeReply.status(400));
    return ask(site, QUESTION).getString("content").contains(text);
  }

  private static JsonObject ask(ChatSite site, String question) {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("q", question);
      return visitor.nextAnswer();
    }
  }
}
