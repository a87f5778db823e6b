package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits that are soon reached, on a real server behind a proxy, which the test plays: each test is
 * at an address of its own. They live in a real Redis.
 */
class LimitsIT {
  private static final String PROBLEM = "application/problem+json";

  @TempDir static Path folder;

  private static final AtomicInteger warming = new AtomicInteger(100);

  private static RealRedis redis;
  private static ServerProcess server;
  private static ChatSite site;

  @BeforeAll
  static void start() {
    redis = RealRedis.started();
    server = ServerKind.chosen().start(folder, environment());
    site = server.awaitReady();
    Await.until(() -> ChatSite.json(site.get("api/health")).getJsonArray("degraded").isEmpty());
    Await.until(LimitsIT::isQuick);
  }

  /** The first questions may take Redis longer than a node waits, which counts by itself then. */
  private static boolean isQuick() {
    String address = "198.51.100." + warming.incrementAndGet();
    return IntStream.range(0, 4).map(number -> begin(address).statusCode()).sum() == 3 * 201 + 429;
  }

  @AfterAll
  static void stop() {
    server.close();
    redis.close();
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    environment.put("USE_REDIS", "true");
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
    environment.put("ASSISTANT_ENABLED", "false");
    environment.put("TRUSTED_PROXIES", "127.0.0.0/8");
    environment.put("CHAT_RATE_LIMIT", "2");
    environment.put("CHAT_RATE_LIMIT_BURST", "1");
    environment.put("CHAT_CONVERSATIONS_PER_MINUTE", "3");
    environment.put("CHAT_MAX_CONNECTIONS_PER_USER", "2");
    environment.put("CHAT_MAX_CONNECTIONS_PER_IP", "4");
    return environment;
  }

  /**
   * What is answered until the first 429. That may come late: where Redis takes too long, as on a
   * busy machine, the node counts by itself, from none.
   */
  private static List<Integer> untilRefused(Supplier<Integer> call) {
    List<Integer> statuses = new ArrayList<>();
    do {
      statuses.add(call.get());
    } while (statuses.get(statuses.size() - 1) != 429 && statuses.size() < 1_000);
    return statuses;
  }

  private static HttpResponse<String> begin(String address) {
    return site.post("api/conversations", "{}", "X-Forwarded-For", address);
  }

  private static Begun begun(String address) {
    JsonObject begun = ChatSite.json(begin(address));
    return new Begun(
        begun.getString("conversationId"), begun.getString("token"), site.socket("ws/chat"));
  }

  private static String field(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static ChatClient open(String address, Begun begun) {
    return ChatClient.openFor(address, begun.socket());
  }

  @Test
  void conversationsBeyondTheLimitShouldGetProblemDetailsAndTheTime() {
    List<HttpResponse<String>> answers =
        IntStream.range(0, 4).mapToObj(number -> begin("198.51.100.1")).toList();

    HttpResponse<String> refused = answers.get(3);
    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 201, 201, 429);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(field(answer, "RateLimit-Policy"))
                    .isEqualTo("\"conversations\";q=3;w=60"));
    assertThat(field(answers.get(0), "RateLimit")).isEqualTo("\"conversations\";r=2;t=20");
    assertThat(field(refused, "RateLimit")).matches("\"conversations\";r=0;t=(1[0-9]|20)");
    assertThat(field(refused, "Retry-After")).matches("1[0-9]|20");
    assertThat(field(refused, "Content-Type")).startsWith(PROBLEM);
    assertThat(ChatSite.json(refused).getString("code")).isEqualTo("rate_limited");
    assertThat(ChatSite.json(refused).getInt("status")).isEqualTo(429);
  }

  @Test
  void addressShouldBeTheOneThatTheProxyTellsAndNotWhatTheClientClaims() {
    IntStream.range(0, 3).forEach(number -> begin("203.0.113." + number + ", 198.51.100.2"));

    HttpResponse<String> refused = begin("203.0.113.9, 198.51.100.2");
    HttpResponse<String> claimed =
        site.post(
            "api/conversations",
            "{}",
            "X-Forwarded-For",
            "198.51.100.2",
            "X-Home-Services-Visitor",
            "203.0.113.77");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(claimed.statusCode()).isEqualTo(429);
  }

  @Test
  void neighboursInANetworkOfIpv6ShouldBeOneAddress() {
    IntStream.range(0, 3).forEach(number -> begin("2001:db8:7:7::" + number));

    assertThat(begin("2001:db8:7:7:ffff::1").statusCode()).isEqualTo(429);
    assertThat(begin("2001:db8:7:8::1").statusCode()).isEqualTo(201);
  }

  @Test
  void messagesBeyondTheLimitShouldBeRefusedWithTheTime() {
    Begun begun = begun("198.51.100.3");
    try (ChatClient visitor = open("198.51.100.3", begun)) {
      JsonObject welcome = visitor.hello(begun.token());
      IntStream.range(0, 3).forEach(number -> visitor.post("m" + number, "oi"));
      IntStream.range(0, 3).forEach(number -> visitor.next("ack"));

      visitor.post("too soon", "oi");
      JsonObject error = visitor.next("error");

      assertThat(welcome.getJsonObject("limits").getInt("ratePerMinute")).isEqualTo(2);
      assertThat(error.getString("code")).isEqualTo("rate_limited");
      assertThat(error.getString("clientId")).isEqualTo("too soon");
      assertThat(error.getInt("retryAfter")).isBetween(20, 30);
    }
  }

  @Test
  void limitShouldSurviveAReconnect() {
    Begun begun = begun("198.51.100.8");
    try (ChatClient first = open("198.51.100.8", begun)) {
      first.hello(begun.token());
      IntStream.range(0, 3).forEach(number -> first.post("m" + number, "oi"));
      IntStream.range(0, 3).forEach(number -> first.next("ack"));
    }

    try (ChatClient second = open("198.51.100.8", begun)) {
      second.hello(begun.token());
      second.post("too soon", "oi");

      assertThat(second.next("error").getString("code")).isEqualTo("rate_limited");
    }
  }

  @Test
  void socketsBeyondThoseOfTheVisitorShouldBeClosedAndTakenAgainWhenOneHasEnded() {
    Begun begun = begun("198.51.100.4");
    try (ChatClient stays = open("198.51.100.4", begun)) {
      stays.hello(begun.token());
      try (ChatClient leaves = open("198.51.100.4", begun);
          ChatClient third = open("198.51.100.4", begun)) {
        leaves.hello(begun.token());

        boolean isWelcomed = third.isWelcomed(begun.token());

        assertThat(isWelcomed).isFalse();
        assertThat(third.closeCode()).isEqualTo(4429);
      }
      Await.until(() -> isWelcomed("198.51.100.4", begun));
    }
  }

  @Test
  void socketsBeyondThoseOfTheAddressShouldBeClosed() {
    Begun begun = begun("198.51.100.5");
    List<ChatClient> four = Stream.generate(() -> open("198.51.100.5", begun)).limit(4).toList();
    try (ChatClient fifth = open("198.51.100.5", begun);
        ChatClient elsewhere = open("198.51.100.6", begun)) {
      assertThat(fifth.closeCode()).isEqualTo(4429);
      assertThat(elsewhere.hello(begun.token()).getString("type")).isEqualTo("welcome");
    } finally {
      four.forEach(ChatClient::close);
    }
  }

  @Test
  void erasuresBeyondTheLimitShouldBeRefusedAndOthersNot() {
    Begun begun = begun("198.51.100.8");

    List<Integer> statuses = untilRefused(() -> erase("198.51.100.8", begun).statusCode());

    // 503: some of it may be left, since Redis has taken too long.
    assertThat(statuses).hasSizeGreaterThan(10).contains(404).endsWith(429);
    assertThat(statuses).isSubsetOf(204, 404, 503, 429);
    assertThat(erase("198.51.100.9", begun).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> erase(String address, Begun begun) {
    String path = "api/conversations/" + begun.id();
    String bearer = "Bearer " + begun.token();
    return site.call("DELETE", path, "X-Forwarded-For", address, "Authorization", bearer);
  }

  @Test
  void readingsBeyondTheLimitOfTheAddressShouldBeRefusedAndOthersNot() {
    Begun begun = begun("198.51.100.10");

    List<Integer> statuses =
        untilRefused(() -> read("198.51.100.10", begun, "/messages").statusCode());

    HttpResponse<String> refused = read("198.51.100.10", begun, "");
    assertThat(statuses).hasSizeGreaterThan(300).endsWith(429).containsOnly(200, 429);
    assertThat(refused.headers().firstValue("RateLimit-Policy"))
        .contains("\"readings\";q=300;w=60");
    assertThat(read("198.51.100.11", begun, "").statusCode()).isEqualTo(200);
  }

  @Test
  void exportShouldTakeItsAllowanceBeforeAnythingIsRead() {
    Begun begun = begun("198.51.100.12");
    erase("198.51.100.12", begun);

    List<Integer> statuses =
        untilRefused(() -> read("198.51.100.12", begun, "/export").statusCode());

    assertThat(statuses).hasSizeGreaterThan(5).endsWith(429).containsOnly(404, 429);
  }

  private static HttpResponse<String> read(String address, Begun begun, String what) {
    String path = "api/conversations/" + begun.id() + what;
    String bearer = "Bearer " + begun.token();
    return site.call("GET", path, "X-Forwarded-For", address, "Authorization", bearer);
  }

  @Test
  void framesBeyondTheirBudgetShouldBeRefused() {
    Begun begun = begun("198.51.100.7");
    try (ChatClient visitor = open("198.51.100.7", begun)) {
      visitor.sendText("{\"type\":\"ping\"}\n".repeat(60));

      assertThat(visitor.next("error").getString("code")).isEqualTo("rate_limited");
      assertThat(visitor.isOpen()).isTrue();
    }
  }

  private static boolean isWelcomed(String address, Begun begun) {
    try (ChatClient again = open(address, begun)) {
      return again.isWelcomed(begun.token());
    }
  }
}
