package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.homeservices.doors.InParts;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be believed or cannot be read, on the real server. */
class BadInputIT extends Served {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "not json | bad_frame | ",
        "[1,2] | bad_frame | ",
        "{\"type\":\"message\",\"content\":\"a\" | bad_frame | ",
        "{} | missing_field | type",
        "{\"type\":7} | bad_field | type",
        "{\"type\":\"teleport\"} | unknown_type | type",
        "{\"type\":\"message\",\"clientId\":\"c\"} | missing_field | content",
        "{\"type\":\"message\",\"content\":\"a\"} | missing_field | clientId",
        "{\"type\":\"message\",\"clientId\":\"\",\"content\":\"a\"} | bad_field | clientId",
        "{\"type\":\"message\",\"clientId\":\"c\",\"content\":5} | bad_field | content",
        "{\"type\":\"message\",\"clientId\":\"c\",\"content\":\" \"} | too_short | content",
        "{\"type\":\"message\",\"clientId\":\"c\",\"content\":\"a\\u0007\"} | bad_characters | content",
        "{\"type\":\"message\",\"clientId\":\"c\",\"content\":\"\\ud800\"} | bad_characters | content",
        "{\"type\":\"message\",\"clientId\":\"c\",\"content\":\"\\u202eabc\"} | bad_characters | content",
        "{\"type\":\"typing\"} | missing_field | on",
        "{\"type\":\"typing\",\"on\":\"yes\"} | bad_field | on",
        "{\"type\":\"ping\",\"at\":{}} | bad_field | at",
        "{\"type\":\"hello\"} | missing_field | token",
        "{\"type\":\"hello\",\"token\":\"t\",\"position\":{\"seq\":1}} | missing_field | position.epoch",
        "{\"type\":\"hello\",\"token\":\"t\",\"position\":{\"epoch\":\"e\",\"seq\":-1}} | bad_field | position.seq"
      })
  void badFrameShouldGetItsCodeAndLeaveTheSocketOpen(String frame, String code, String field) {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());

      visitor.sendText(frame);
      JsonObject error = visitor.next("error");
      visitor.sendText("{\"type\":\"ping\",\"at\":\"still here\"}");

      assertThat(error.getString("code")).isEqualTo(code);
      assertThat(error.getString("field", null)).isEqualTo(field);
      assertThat(error.getString("message")).isNotBlank();
      assertThat(visitor.next("pong").getString("at")).isEqualTo("still here");
    }
  }

  @Test
  void messageOverItsLengthShouldBeRefusedByItsClientId() {
    Begun begun = site.begin("en");
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());

      visitor.post("long", "x".repeat(2001));
      JsonObject error = visitor.next("error");

      assertThat(error.getString("code")).isEqualTo("too_long");
      assertThat(error.getString("clientId")).isEqualTo("long");
      assertThat(error.getString("message")).startsWith("The message is too long");
      assertThat(error.getBoolean("retryable")).isFalse();
    }
  }

  @Test
  void frameBeforeHelloShouldBeRefused() {
    try (ChatClient visitor = ChatClient.open(site.begin().socket())) {
      visitor.post("early", "oi");

      assertThat(visitor.next("error").getString("code")).isEqualTo("unauthorised");
    }
  }

  @Test
  void silentSocketShouldBeClosedAfterFiveSeconds() {
    try (ChatClient visitor = ChatClient.open(site.begin().socket())) {
      assertThat(visitor.closeCode()).isEqualTo(4408);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
  void wrongTokenShouldCloseTheSocket(String token) {
    try (ChatClient visitor = ChatClient.open(site.begin().socket())) {
      visitor.sendText("{\"type\":\"hello\",\"token\":\"" + token + "\"}");

      assertThat(visitor.closeCode()).isEqualTo(4401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1"})
  void foreignOriginShouldBeToldByTheCloseCode(String origin) {
    try (ChatClient visitor = ChatClient.openFrom(origin, site.begin().socket())) {
      assertThat(visitor.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void originsShouldNotBeMixedUpWhenManySocketsOpenAtOnce() {
    URI socket = site.begin().socket();

    List<CompletableFuture<Integer>> codes =
        IntStream.range(0, 24)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> closeCode(number, socket)))
            .toList();

    for (int number = 0; number < codes.size(); number++) {
      assertThat(codes.get(number).join()).isEqualTo(number % 2 == 0 ? 4403 : 4400);
    }
  }

  @Test
  void unknownSubprotocolShouldBeToldByTheCloseCode() {
    try (ChatClient visitor = ChatClient.openSpeaking("chat.v9", site.begin().socket())) {
      assertThat(visitor.closeCode()).isEqualTo(4406);
    }
  }

  @Test
  void threeUnreadableMessagesInARowShouldCloseTheSocket() {
    try (ChatClient visitor = ChatClient.open(site.begin().socket())) {
      visitor.sendText("one");
      visitor.sendBinary(new byte[] {2});
      visitor.sendText("three");

      assertThat(visitor.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void hugeMessageShouldCloseTheSocket() {
    try (ChatClient visitor = ChatClient.open(site.begin().socket())) {
      visitor.sendText("{\"type\":\"ping\",\"at\":\"" + "x".repeat(70_000) + "\"}");

      assertThat(visitor.closeCode()).isEqualTo(4413);
    }
  }

  @Test
  void apiShouldRefuseForeignOriginsAndAnswerItsOwn() {
    HttpResponse<String> foreign = site.get("api/widget", "Origin", "https://evil.example");
    HttpResponse<String> none = site.get("api/widget");

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(ChatSite.json(foreign).getString("code")).isEqualTo("forbidden");
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(none.headers().firstValue("Vary")).contains("Origin");
  }

  /** Not even the server's own, which may make all other calls. */
  @Test
  void ownersCallsShouldBeRefusedToPagesOfEveryOrigin() {
    String own = "http://" + site.at("").getAuthority();

    HttpResponse<String> visitors = site.get("api/widget", "Origin", own);
    HttpResponse<String> owners = site.get("api/admin/money", "Origin", own);

    assertThat(visitors.statusCode()).isEqualTo(200);
    assertThat(owners.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ | 400 | bad_frame",
        "[] | 400 | bad_frame",
        "{\"locale\":7} | 400 | bad_field",
        "{\"consent\":\"yes\"} | 400 | bad_field"
      })
  void badBodyShouldGetAProblem(String body, int status, String code) {
    HttpResponse<String> response = site.post("api/conversations", body);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(ChatSite.json(response).getString("code")).isEqualTo(code);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*;q=x", "*/*; Q =2, text/html;q=", "application/json;q=0.5"})
  void acceptThatCannotBeReadShouldCountAsNone(String accept) {
    HttpResponse<String> response = site.post("api/conversations", "{}", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(201);
  }

  /** Found by FloodIT: the server answered these itself, and told which it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST    | api/conversations | Content-Type | text/xml; charset=nonsense",
        "OPTIONS | api/conversations | Content-Type | text/xml; charset=nonsense",
        "PUT     | api/widget | Content-Type | text/xml; charset=nonsense",
        "POST    | widget/home-services-chat.js | Range | bytes=0-,5-2",
        "PATCH   | api/conversations | Accept | text/html",
      })
  void requestThatTheServerRefusesShouldGetAPageOfOurs(
      String method, String path, String name, String value) {
    HttpResponse<String> response = site.call(method, path, name, value);

    assertThat(response.statusCode()).isLessThan(500);
    assertThat(response.body()).doesNotContain("Payara", "Error report");
  }

  @Test
  void oversizedBodyShouldBeRefused() {
    HttpResponse<String> response =
        site.post("api/conversations", "{\"page\":\"" + "x".repeat(20_000) + "\"}");

    assertThat(response.statusCode()).isEqualTo(413);
  }

  /** That the locale is refused shows that the body was read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 12 | {^locale^:7} |",
        "Content-Length: 12 | {^loca       | le^:7}",
        "Transfer-Encoding: chunked | 5~{^loc~ | 7~ale^:7}~0~~",
        "Transfer-Encoding: chunked | c~{^locale^:7}~ | 0~~"
      })
  void bodyShouldBeTakenWholeWhenItComesInParts(String length, String first, @Nullable String rest)
      throws Exception {
    String head = "POST /api/conversations HTTP/1.1\r\nHost: 127.0.0.1\r\n" + length + "\r\n\r\n";

    String answer = InParts.send(site.at("").getPort(), head, sent(first), sent(rest));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"locale\"");
  }

  private static String sent(@Nullable String part) {
    return part == null ? "" : part.replace("^", "\"").replace("~", "\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void bodyShouldBeTakenWholeInEveryVersionOfHttp(HttpClient.Version version) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(site.at("api/conversations"))
            .version(version)
            .POST(BodyPublishers.ofString("{\"locale\":7}"))
            .timeout(Duration.ofSeconds(10))
            .build();
    HttpRequest page =
        HttpRequest.newBuilder(site.at(""))
            .version(version)
            .timeout(Duration.ofSeconds(10))
            .build();

    HttpClient client = HttpClient.newHttpClient();
    for (int number = 0; number < 100; number++) {
      client = number % 10 == 0 ? HttpClient.newHttpClient() : client;
      assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"locale\"");
      assertThat(client.send(page, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void messagesShouldBeForTheirOwnTokenOnly() {
    Begun own = site.begin();
    Begun other = site.begin();
    String path = "api/conversations/" + own.id() + "/messages";

    HttpResponse<String> without = site.get(path);
    HttpResponse<String> wrong = site.get(path, "Authorization", "Bearer a.b.c");
    HttpResponse<String> foreign = site.get(path, "Authorization", "Bearer " + other.token());
    HttpResponse<String> badLimit =
        site.get(path + "?limit=201", "Authorization", "Bearer " + own.token());

    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(badLimit.statusCode()).isEqualTo(400);
    assertThat(ChatSite.json(badLimit).getString("field")).isEqualTo("limit");
  }

  @ParameterizedTest
  @CsvSource({"GET, api/nothing, 404", "DELETE, api/widget, 405", "GET, nothing, 404"})
  void unknownAddressShouldShowNoTraceOfTheServer(String method, String path, int status) {
    HttpResponse<String> response = site.call(method, path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).doesNotContain("Exception", "at org.", "Payara");
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  /** An even number comes from a foreign page, an odd one from a page of the same host. */
  private static int closeCode(int number, URI socket) {
    String own = "http://" + socket.getAuthority();
    String origin = number % 2 == 0 ? "https://evil.example" : own;
    try (ChatClient client = ChatClient.openFrom(origin, socket)) {
      if (origin.equals(own)) {
        List.of("not", "even", "json").forEach(client::sendText);
      }
      return client.closeCode();
    }
  }
}
