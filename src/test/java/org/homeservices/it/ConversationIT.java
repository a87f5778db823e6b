package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor's talk, on the real server with a real socket. */
class ConversationIT extends Deployed {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quanto custa uma faxina? | service-cleaning | R$",
        "como cancelo um pedido | cancel-order | Pedidos",
        "Posso pagar com PIX? | pay-with-pix | PIX",
        "How do I become a provider? | become-provider | free",
        "¿Cómo sigo mi pedido? | track-order | Pedidos"
      })
  void questionShouldBeAnsweredFromTheKnowledgeBaseAsItIsWritten(
      String question, String article, String word) {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());

      visitor.post("q1", question);
      List<JsonObject> frames = visitor.upToAnswer();

      JsonObject answer = frames.get(frames.size() - 1);
      assertThat(answer.getString("origin")).isEqualTo("knowledge");
      assertThat(answer.getString("finish")).isEqualTo("done");
      assertThat(answer.getString("name")).isEqualTo("Sophie");
      assertThat(answer.getJsonArray("sources").getJsonObject(0).getString("id"))
          .isEqualTo(article);
      assertThat(answer.getString("content")).contains(word).isEqualTo(written(frames));
    }
  }

  @Test
  void nonsenseShouldGetTheFallbackWithActions() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());

      visitor.post("q1", "asdf qwer");
      JsonObject answer = visitor.nextAnswer();

      assertThat(answer.getString("origin")).isEqualTo("fallback");
      assertThat(answer.getJsonArray("actions")).isNotEmpty();
      assertThat(answer.getJsonArray("sources")).isEmpty();
    }
  }

  @Test
  void thumbAndCallForAPersonShouldBeAnsweredInAllTabs() {
    Begun begun = site.begin();
    try (ChatClient first = ChatClient.open(begun.socket());
        ChatClient second = ChatClient.open(begun.socket())) {
      first.hello(begun.token());
      second.hello(begun.token());
      first.post("q1", "Posso pagar com PIX?");
      String answer = first.nextAnswer().getString("id");

      first.send(
          "feedback",
          Json.createObjectBuilder()
              .add("messageId", answer)
              .add("value", "down")
              .add("reason", "não entendi"));
      JsonObject kept = second.next("feedback");
      first.send("handover", Json.createObjectBuilder());
      JsonObject contact = first.nextAnswer();

      assertThat(kept.getString("messageId")).isEqualTo(answer);
      assertThat(kept.getString("value")).isEqualTo("down");
      assertThat(kept.getString("reason")).isEqualTo("não entendi");
      assertThat(contact.getInt("seq")).isEqualTo(3);
      assertThat(contact.getString("author")).isEqualTo("assistant");
    }
  }

  @Test
  void secondTabShouldSeeTheWholeConversation() {
    Begun begun = site.begin();
    try (ChatClient first = ChatClient.open(begun.socket());
        ChatClient second = ChatClient.open(begun.socket())) {
      first.hello(begun.token());
      first.post("q1", "Posso pagar com PIX?");
      JsonObject answer = first.nextAnswer();

      JsonObject welcome = second.hello(begun.token());
      second.post("q2", "asdf qwer");

      assertThat(welcome.getJsonArray("messages")).hasSize(2);
      assertThat(welcome.getJsonArray("messages").getJsonObject(1)).isEqualTo(answer);
      assertThat(first.next("message").getString("clientId")).isEqualTo("q2");
      assertThat(first.nextAnswer()).isEqualTo(second.nextAnswer());
    }
  }

  @Test
  void tabsShouldBeToldHowManyTheyAre() {
    Begun begun = site.begin();
    try (ChatClient first = ChatClient.open(begun.socket());
        ChatClient second = ChatClient.open(begun.socket())) {
      first.hello(begun.token());
      first.awaitParticipants(1);

      second.hello(begun.token());

      first.awaitParticipants(2);
      second.awaitParticipants(2);
    }
  }

  @Test
  void typingShouldReachTheOtherTabOnly() {
    Begun begun = site.begin();
    try (ChatClient first = ChatClient.open(begun.socket());
        ChatClient second = ChatClient.open(begun.socket())) {
      first.hello(begun.token());
      second.hello(begun.token());

      first.send("typing", Json.createObjectBuilder().add("on", true));
      first.send("ping", Json.createObjectBuilder().add("at", 7));

      assertThat(second.next("typing").getString("author")).isEqualTo("visitor");
      assertThat(first.upTo(frame -> true).get(0).getString("type")).isEqualTo("pong");
    }
  }

  @Test
  void returningClientShouldGetExactlyWhatItMissed() {
    Begun begun = site.begin();
    JsonObject position;
    try (ChatClient before = ChatClient.open(begun.socket())) {
      position = before.hello(begun.token()).getJsonObject("position");
      before.post("q1", "Posso pagar com PIX?");
      before.nextAnswer();
    }

    try (ChatClient after = ChatClient.open(begun.socket())) {
      JsonObject welcome = after.hello(begun.token(), position);

      assertThat(welcome.getBoolean("recovered")).isTrue();
      assertThat(welcome.getJsonArray("messages")).hasSize(2);
      assertThat(welcome.getJsonObject("position").getInt("seq")).isEqualTo(2);
    }
  }

  @Test
  void positionOfAnotherEpochShouldBeToldAsLost() {
    Begun begun = site.begin();
    JsonObject foreign = Json.createObjectBuilder().add("epoch", "gone").add("seq", 1).build();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      assertThat(visitor.hello(begun.token(), foreign).getBoolean("recovered")).isFalse();
    }
  }

  @Test
  void repeatedMessageShouldBeAcknowledgedAgainAndStoredOnce() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("same", "asdf qwer");
      JsonObject first = visitor.next("ack");
      visitor.nextAnswer();

      visitor.post("same", "asdf qwer");
      JsonObject second = visitor.next("ack");

      assertThat(second).isEqualTo(first);
      assertThat(history(begun, "").getJsonArray("messages")).hasSize(2);
    }
  }

  @Test
  void historyShouldComeInPages() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("q1", "Posso pagar com PIX?");
      visitor.nextAnswer();
    }

    JsonObject page = history(begun, "?after=1&limit=1");

    assertThat(page.getJsonArray("messages")).hasSize(1);
    assertThat(page.getJsonArray("messages").getJsonObject(0).getInt("seq")).isEqualTo(2);
    assertThat(page.getJsonArray("messages").getJsonObject(0).getString("author"))
        .isEqualTo("assistant");
  }

  @Test
  void severalFramesInOneMessageShouldBeHandledInOrder() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());

      visitor.sendText("{\"type\":\"ping\",\"at\":1}\n\n{\"type\":\"ping\",\"at\":2}\n");

      assertThat(visitor.next("pong").getInt("at")).isEqualTo(1);
      assertThat(visitor.next("pong").getInt("at")).isEqualTo(2);
    }
  }

  @Test
  void widgetShouldGetItsFirstWordsInTheVisitorsLanguage() {
    HttpResponse<String> response = site.get("api/widget?locale=es&page=/pedidos/7?secret=1");

    JsonObject widget = ChatSite.json(response);
    assertThat(widget.getJsonObject("assistant").getString("name")).isEqualTo("Sophie");
    assertThat(widget.getString("greeting")).startsWith("¡Hola!");
    assertThat(widget.getJsonArray("suggestions").getString(0)).isEqualTo("¿Cómo sigo mi pedido?");
    assertThat(widget.getJsonObject("consent").getString("version")).isEqualTo("1");
  }

  @Test
  void serverShouldSayThatItIsLiveAndReady() {
    assertThat(ChatSite.json(site.get("api/health")).getString("status")).isEqualTo("up");
    assertThat(probes().get("health/live").body()).contains("\"status\":\"UP\"");
    assertThat(probes().get("health/ready").body()).contains("\"knowledge\":\"up\"");
    assertThat(probes().get("health/started").body())
        .contains("home-services-chat")
        .contains("\"status\":\"UP\"");
  }

  private JsonObject history(Begun begun, String query) {
    String path = "api/conversations/" + begun.id() + "/messages" + query;
    HttpResponse<String> response = site.get(path, "Authorization", "Bearer " + begun.token());
    assertThat(response.statusCode()).isEqualTo(200);
    return ChatSite.json(response);
  }

  /** Puts the deltas together and checks that each begins where the last one ended. */
  private static String written(List<JsonObject> frames) {
    StringBuilder text = new StringBuilder();
    for (JsonObject frame : frames) {
      if (frame.getString("type").equals("delta")) {
        assertThat(frame.getInt("offset")).isEqualTo(text.length());
        text.append(frame.getString("text"));
      }
    }
    return text.toString();
  }
}
