package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a real server: its metrics, its health, its log. */
class WatchingIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final int MOST_SESSIONS = 2;

  @TempDir static Path folder;

  private static FakeOpenAi model;
  private static ServerProcess server;
  private static ChatSite site;

  @BeforeAll
  static void start() {
    model = FakeOpenAi.start();
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    environment.put("ADMIN_TOKEN", TOKEN);
    environment.put("LOG_FORMAT", "json");
    environment.put("CHAT_MAX_SESSIONS", Integer.toString(MOST_SESSIONS));
    environment.put("OPENAI_BASE_URL", model.baseUrl().toString());
    server = ServerKind.chosen().start(folder, environment);
    site = server.awaitReady();
  }

  @AfterAll
  static void stop() {
    server.close();
    model.close();
  }

  @Test
  void metricsShouldBeForTheOwnerAlone() {
    HttpResponse<String> stranger = site.get("api/admin/metrics");
    HttpResponse<String> owner = metrics();

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).doesNotContain("hsc_");
    assertThat(owner.statusCode()).isEqualTo(200);
    assertThat(owner.headers().firstValue("Content-Type"))
        .hasValueSatisfying(
            type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
  }

  @Test
  void metricsShouldTellOfAnAnswerThatTheModelHasWritten() {
    model.reply(FakeReply.stream().text("Depende ", "do tamanho.").stop().done());
    Begun begun = site.begin();

    try (ChatClient client = ChatClient.open(begun.socket())) {
      client.hello(begun.token());
      client.post("c1", "Quanto tempo demora uma faxina pesada?");
      client.nextAnswer();

      Await.until(() -> value("hsc_answers_total{origin=\"model\"}") > 0);
      assertThat(value("hsc_model_calls_total{model=\"gpt-4o-mini\",outcome=\"written\"}"))
          .isPositive();
      assertThat(value("hsc_answer_first_text_seconds_count")).isPositive();
      assertThat(value("hsc_delivery_lag_seconds_count")).isGreaterThanOrEqualTo(2);
      assertThat(value("hsc_frames_sent_total")).isGreaterThan(3);
      assertThat(value("hsc_sessions_open{kind=\"socket\"}")).isPositive();
      assertThat(value("hsc_database_up")).isEqualTo(1);
      assertThat(value("hsc_database_connections_limit")).isPositive();
      assertThat(value("process_uptime_seconds")).isPositive();
    }
    assertThat(metrics().body()).doesNotContain(begun.id());
  }

  @Test
  void fullNodeShouldSendTheNextOneElsewhereAndSaySo() {
    Begun begun = site.begin();

    try (ChatClient first = ChatClient.open(begun.socket());
        ChatClient second = ChatClient.open(begun.socket())) {
      first.hello(begun.token());
      second.hello(begun.token());
      try (ChatClient third = ChatClient.open(begun.socket())) {
        assertThat(third.closeCode()).isEqualTo(4503);
      }
      HttpResponse<String> stream =
          site.get(
              "api/conversations/" + begun.id() + "/events",
              "Authorization",
              "Bearer " + begun.token());
      JsonObject health = ChatSite.json(site.get("api/health"));

      assertThat(stream.statusCode()).isEqualTo(503);
      assertThat(health.getString("status")).isEqualTo("up");
      assertThat(health.getJsonObject("checks").getString("sessions")).isEqualTo("degraded");
      assertThat(value("hsc_sessions_refused_total{kind=\"stream\"}")).isPositive();
    }
    Await.until(() -> value("hsc_sessions_open{kind=\"socket\"}") == 0);
  }

  @Test
  void requestShouldBeKnownByItsTraceToTheModelAndInTheLog() {
    model.reply(FakeReply.status(401));
    Begun begun = site.begin();

    HttpResponse<String> posted =
        site.post(
            "api/conversations/" + begun.id() + "/frames",
            "{\"type\":\"message\",\"clientId\":\"t1\",\"content\":\"Quanto custa pintar?\"}",
            "Authorization",
            "Bearer " + begun.token(),
            "Content-Type",
            "application/json",
            "traceparent",
            "00-" + TRACE + "-b7ad6b7169203331-01");

    assertThat(posted.statusCode()).isBetween(200, 299);
    Await.until(() -> lines().stream().anyMatch(WatchingIT::isOfTheTrace));
    JsonObject line = lines().stream().filter(WatchingIT::isOfTheTrace).findFirst().orElseThrow();
    assertThat(line.getString("event")).isEqualTo("model failed");
    assertThat(line.getString("level")).isEqualTo("warn");
    assertThat(line.getString("conversation")).isEqualTo(begun.id());
    assertThat(model.requests())
        .anySatisfy(
            request ->
                assertThat(request.header("traceparent"))
                    .hasValueSatisfying(
                        header -> assertThat(header).matches("00-" + TRACE + "-[0-9a-f]{16}-01")));
    assertThat(lines())
        .anyMatch(start -> start.getString("event").equals("home-services-chat is ready"));
    assertThat(server.log()).doesNotContain("Quanto custa pintar");
  }

  private static boolean isOfTheTrace(JsonObject line) {
    return line.getString("trace", "").equals(TRACE);
  }

  private static HttpResponse<String> metrics() {
    return site.get("api/admin/metrics", "Authorization", "Bearer " + TOKEN);
  }

  /** The value of a series; -1 where it is not there. */
  private static double value(String series) {
    return metrics()
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  /** What the application has logged. */
  private static List<JsonObject> lines() {
    return server
        .log()
        .lines()
        .filter(line -> line.startsWith("{\"time\":") && line.endsWith("}"))
        .map(WatchingIT::object)
        .toList();
  }

  private static JsonObject object(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
