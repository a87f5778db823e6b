package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody is told at every door, and what nobody is. */
class DoorsIT extends Served {
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  @ParameterizedTest
  @CsvSource({
    "GET, '', 200",
    "GET, nothing, 404",
    "GET, widget/home-services-chat.js, 200",
    "GET, widget/nothing.js, 404",
    "GET, api/widget, 200",
    "GET, api/health, 200",
    "GET, api/nothing, 404",
    "DELETE, api/widget, 405",
    "OPTIONS, api/widget, 200",
    "GET, api/conversations/x/messages, 401",
    "GET, api/conversations/x/events, 401",
    "POST, api/conversations/x/events, 405",
    "GET, api/conversations/x/export, 401",
    "DELETE, api/conversations/x, 401",
    "GET, api/admin/money, 404",
    "GET, api/admin/check, 404",
    "GET, ws/chat, 404"
  })
  void everyAnswerShouldHaveItsHeaders(String method, String path, int status) {
    HttpResponse<String> response = site.call(method, path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertHeaders(response);
  }

  /** Servers refuse these before they ask the application. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEB-INF/web.xml",
        "META-INF/MANIFEST.MF",
        "META-INF/versions/17/org/homeservices/launch/WarLauncher.class",
        "org/homeservices/launch/WarLauncher.class"
      })
  void whatMakesTheApplicationShouldBeShownToNobody(String path) {
    HttpResponse<String> response = site.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .doesNotContain("<filter", "Manifest-Version", "WarLauncher", "Payara");
  }

  @Test
  void exportShouldHaveItsHeadersAndBeKeptByNoCache() {
    HttpResponse<String> export = export(site.begin());

    assertThat(export.statusCode()).isEqualTo(200);
    assertHeaders(export);
    assertThat(header(export, "Cache-Control")).isEqualTo("no-store");
  }

  /** No spreadsheet opens it, no browser shows it, and what it holds is text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "\"=1\",\n=HYPERLINK(\"http://evil.example\")"
      })
  void formulaShouldBeATextInAFileThatNothingRuns(String formula) {
    Begun begun = site.begin();
    post(begun, formula);

    HttpResponse<String> export = export(begun);

    assertThat(header(export, "Content-Type")).startsWith("application/json");
    assertThat(header(export, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"conversation-" + begun.id() + ".json\"");
    assertThat(header(export, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(first(export)).isEqualTo(formula);
  }

  /** What reports will be made of: who, when, and where an answer came from. */
  @Test
  void answerShouldBeKeptWithItsTimeAndWhereItCameFrom() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("m", "Posso pagar com PIX?");
      visitor.nextAnswer();
    }

    JsonObject answer = ChatSite.json(export(begun)).getJsonArray("messages").getJsonObject(1);

    assertThat(answer.getString("author")).isEqualTo("assistant");
    assertThat(answer.getString("origin")).isEqualTo("knowledge");
    assertThat(answer.getJsonArray("sources")).isNotEmpty();
    assertThat(Instant.parse(answer.getString("at"))).isBefore(Instant.now());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics",
        "metrics/base",
        "%6detrics",
        "//metrics",
        "metrics;a=b",
        "openapi",
        "openapi/",
        "openapi-ui/index.html",
        "api/application.wadl"
      })
  void whatTheServerOpensBesideShouldBeShut(String path) {
    HttpResponse<String> response = site.get(path.startsWith("/") ? "." + path : path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).doesNotContain("# TYPE", "openapi:", "<application");
  }

  @Test
  void optionsShouldNotDescribeTheApi() {
    assertThat(site.call("OPTIONS", "api/widget").body()).doesNotContain("<application", "wadl");
  }

  /** Token against token: nothing tells whether a conversation is there. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/messages", "/export"})
  void foreignAndUnknownAndErasedConversationsShouldLookTheSame(String call) {
    Begun own = site.begin();
    Begun other = site.begin();
    Begun erased = site.begin();
    site.call(
        "DELETE", "api/conversations/" + erased.id(), "Authorization", "Bearer " + erased.token());

    HttpResponse<String> foreign = get(other.id() + call, own.token());
    HttpResponse<String> unknown = get(UNKNOWN + call, own.token());
    HttpResponse<String> gone = get(erased.id() + call, erased.token());

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(unknown.body()).isEqualTo(gone.body());
    assertThat(foreign.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
  }

  @Test
  void wrongTokensShouldGetOneAnswerWhateverTheyAreShownFor() {
    Begun own = site.begin();

    HttpResponse<String> there = get(own.id() + "/messages", own.token() + "x");
    HttpResponse<String> notThere = get(UNKNOWN + "/messages", "a.b.c");

    assertThat(there.statusCode()).isEqualTo(401);
    assertThat(notThere.statusCode()).isEqualTo(401);
    assertThat(there.body()).isEqualTo(notThere.body()).doesNotContain(own.token());
  }

  /** Predecessor's blacklist took these for an attack; they are what people write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "condominio = 300",
        "telefone=11999",
        "conta = 5",
        "<b>&\"'</b> <script>x</script>"
      })
  void messageShouldComeBackAsItWasWritten(String content) {
    Begun begun = site.begin();
    post(begun, content);

    assertThat(first(get(begun.id() + "/messages", begun.token()))).isEqualTo(content);
  }

  @Test
  void nothingThatIsKeptShouldChangeWithAReconnect() {
    Begun begun = site.begin();
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("m", "oi");
      visitor.nextAnswer();
    }
    String before = get(begun.id() + "/messages", begun.token()).body();

    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("m", "oi");
      visitor.next("ack");
    }

    assertThat(get(begun.id() + "/messages", begun.token()).body()).isEqualTo(before);
  }

  private static void post(Begun begun, String content) {
    try (ChatClient visitor = ChatClient.open(begun.socket())) {
      visitor.hello(begun.token());
      visitor.post("m", content);
      visitor.next("ack");
    }
  }

  private static String first(HttpResponse<String> page) {
    return ChatSite.json(page).getJsonArray("messages").getJsonObject(0).getString("content");
  }

  private HttpResponse<String> export(Begun begun) {
    return get(begun.id() + "/export", begun.token());
  }

  private HttpResponse<String> get(String path, String token) {
    return site.get("api/conversations/" + path, "Authorization", "Bearer " + token);
  }

  private static void assertHeaders(HttpResponse<String> response) {
    assertThat(header(response, "Content-Security-Policy"))
        .contains("default-src 'self'", "object-src 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(header(response, "Referrer-Policy")).isNotEmpty();
    assertThat(header(response, "Permissions-Policy")).isNotEmpty();
    assertThat(header(response, "Server") + header(response, "X-Powered-By"))
        .doesNotContainIgnoringCase("payara")
        .doesNotContainIgnoringCase("wildfly");
    assertThat(response.body()).doesNotContain("Exception", "\tat org.", "Payara");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
