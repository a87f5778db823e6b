package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeservices.doors.Crowd;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The owner's calls about articles, as curl makes them, on a real server with its own database. */
class KnowledgeIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String ARTICLE =
      "---\nid: piano\nversion: 1\ncategory: faq\ntitle: Piano\n---\nWe tune pianos. 😀\n";
  private static final BodyPublisher NOTHING = BodyPublishers.noBody();

  @TempDir static Path folder;

  private static ServerProcess server;
  private static URI articles;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    environment.put("ADMIN_TOKEN", TOKEN);
    server = ServerKind.chosen().start(folder, environment);
    server.awaitReady();
    articles = URI.create("http://127.0.0.1:%d/api/admin/knowledge".formatted(server.port()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void exportShouldBeTakenBackAsItWasGivenOut() {
    HttpResponse<byte[]> zip = call("GET", "", NOTHING, "Accept", "application/zip");
    HttpResponse<byte[]> json = call("GET", "", NOTHING);

    assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(zip.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(text(json)).startsWith("{\"revision\":").contains("\"file\":\"pt-BR/");
    for (HttpResponse<byte[]> export : List.of(zip, json)) {
      HttpResponse<byte[]> put = call("PUT", "", BodyPublishers.ofByteArray(export.body()));
      assertThat(put.statusCode()).isEqualTo(200);
      assertThat(text(put)).contains("\"changes\":0");
    }
  }

  @Test
  void articleShouldBePutReadAndRemoved() {
    HttpResponse<byte[]> put = call("PUT", "/en/piano", BodyPublishers.ofString(ARTICLE));
    String tag = put.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> late =
        call("PUT", "/en/piano", BodyPublishers.ofString(ARTICLE + "\n"), "If-Match", "\"0\"");
    HttpResponse<byte[]> removed = call("DELETE", "/en/piano", NOTHING, "If-Match", tag);
    HttpResponse<byte[]> versions = call("GET", "/en/piano?limit=1", NOTHING);

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.headers().firstValue("ETag")).contains(tag);
    assertThat(removed.statusCode()).isEqualTo(200);
    assertThat(text(versions)).contains("We tune pianos. 😀");
    assertThat(call("DELETE", "/en/piano", NOTHING).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, '', nothing, 400",
    "PUT, '', PK, 400",
    "PUT, /en/piano, nothing, 400",
    "PUT, /fr/piano, nothing, 404",
    "GET, /en/none, , 404",
    "GET, /en/cancel-order?limit=0, , 400",
    "POST, '', nothing, 405"
  })
  void callShouldBeRefusedWithProblemDetails(
      String method, String path, @Nullable String body, int status) {
    HttpResponse<byte[]> response =
        call(method, path, body == null ? NOTHING : BodyPublishers.ofString(body));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(text(response)).doesNotContain("Exception").doesNotContain("org.homeservices");
  }

  @Test
  void bodyShouldBeRefusedWhenItIsTooLong() {
    byte[] body = new byte[8 * 1024 * 1024 + 1];

    assertThat(call("PUT", "", BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @EnumSource
  void endlessBodyShouldBeRefusedWithoutTheRestOfIt(Crowd.Length length) throws IOException {
    Crowd.Answer answer = Crowd.putEndlessly(server.port(), TOKEN, length);

    assertThat(answer.text()).matches("(?s)HTTP/1.1 4(13.*\"too_long\"|00).*");
    assertThat(answer.sent()).isLessThan(30_000_000);
  }

  /** Reports of the system before this one asked for fields that were not there. */
  @ParameterizedTest
  @CsvSource({"unanswered, unanswered", "money, budget", "knowledge, articles", "check, findings"})
  void everyReportShouldBeThere(String report, String field) {
    HttpResponse<byte[]> response = call("GET", "/../" + report, NOTHING);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response)).contains("\"" + field + "\":");
  }

  @Test
  void checkShouldJudgeTheNodeThatAnswers() {
    HttpResponse<byte[]> proxied = call("GET", "", NOTHING, "X-Forwarded-For", "192.0.2.9");
    HttpResponse<byte[]> checked = call("GET", "/../check?deploy=true", NOTHING);

    assertThat(proxied.statusCode()).isEqualTo(200);
    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(checked.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(text(checked))
        .contains("\"name\":\"channel\",\"outcome\":\"pass\"")
        .contains("\"name\":\"limits\",\"outcome\":\"pass\"")
        .contains("\"name\":\"database.schema\",\"outcome\":\"pass\"")
        .contains("\"name\":\"knowledge\",\"outcome\":\"pass\"")
        .contains("\"name\":\"deploy.stage\",\"outcome\":\"fail\"")
        .contains("\"name\":\"deploy.proxy\",\"outcome\":\"fail\"")
        .contains("\"key\":\"ADMIN_TOKEN\",\"value\":\"(hidden, 32 characters)\"")
        .doesNotContain(TOKEN)
        .doesNotContain("for tests");
    assertThat(call("GET", "/../check?deploy=maybe", NOTHING).statusCode()).isEqualTo(400);
    HttpRequest stranger = HttpRequest.newBuilder(uri("/../check")).build();
    assertThat(send(stranger).statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyElseShouldReadOrEdit() {
    for (String method : new String[] {"GET", "PUT", "DELETE"}) {
      String path = method.equals("DELETE") ? "/en/cancel-order" : "";
      HttpRequest request = HttpRequest.newBuilder(uri(path)).method(method, NOTHING).build();
      assertThat(send(request).statusCode()).isEqualTo(401);
    }
  }

  private HttpResponse<byte[]> call(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .method(method, body)
            .header("Authorization", "Bearer " + TOKEN);
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(request + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static URI uri(String path) {
    return URI.create(articles + path).normalize();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
