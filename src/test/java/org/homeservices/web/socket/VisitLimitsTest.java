package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.memory.InMemoryLeases;
import org.homeservices.web.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many sockets, frames and messages there may be. */
class VisitLimitsTest {
  private static final String PING = "{\"type\":\"ping\"}";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Leases leases = new InMemoryLeases();
  private final SocketStage stage = stage(new RateLimitSettings(1, MINUTE, 1, 0, 0, 0));

  @AfterEach
  void stop() {
    stage.close();
  }

  private SocketStage stage(RateLimitSettings rates) {
    return new SocketStage(leases, rates);
  }

  private SocketStage ofVisitor(int most) {
    return stage(new RateLimitSettings(0, MINUTE, 0, 0, most, 0));
  }

  private SocketStage ofAddress(int most) {
    return stage(new RateLimitSettings(0, MINUTE, 0, 0, 0, most));
  }

  private static void hello(Inlet inlet, String token) {
    inlet.text(JsonText.object().add("type", "hello").add("token", token).build().toString(), true);
  }

  private static String post(String clientId) {
    return JsonText.object()
        .add("type", "message")
        .add("clientId", clientId)
        .add("content", "oi")
        .build()
        .toString();
  }

  private static List<Long> count(Stream<String> words) {
    List<String> all = words.toList();
    return Stream.of("pong", "error").map(word -> (long) Collections.frequency(all, word)).toList();
  }

  private JsonObject lastError() {
    return stage.sent().stream()
        .filter(frame -> frame.getString("type").equals("error"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Test
  void socketBeyondThoseOfTheAddressShouldBeClosedBeforeAnyFrame() {
    try (SocketStage two = ofAddress(2)) {
      two.inlet();
      two.inlet();
      Inlet third = two.inlet();

      third.text(PING, true);

      assertThat(two.closeCodes()).containsExactly(4429);
      assertThat(two.types()).isEmpty();
    }
  }

  @Test
  void placeOfTheAddressShouldBeFreeWhenASocketEnds() {
    try (SocketStage two = ofAddress(2)) {
      two.inlet();
      Inlet second = two.inlet();
      second.closed();
      second.closed();

      two.inlet();

      assertThat(two.closeCodes()).isEmpty();
      two.inlet();
      assertThat(two.closeCodes()).containsExactly(4429);
    }
  }

  @Test
  void socketBeyondThoseOfTheVisitorShouldBeClosedAtItsHello() {
    try (SocketStage two = ofVisitor(2)) {
      String token = two.token();
      hello(two.inlet(), token);
      hello(two.inlet(), token);
      hello(two.inlet(), two.token());
      List<Integer> before = two.closeCodes();

      hello(two.inlet(), token);

      assertThat(before).isEmpty();
      assertThat(two.closeCodes()).containsExactly(4429);
    }
  }

  @Test
  void secondHelloShouldTakeNoSecondPlace() {
    try (SocketStage one = ofVisitor(1)) {
      String token = one.token();
      Inlet inlet = one.inlet();

      hello(inlet, token);
      hello(inlet, token);

      assertThat(one.closeCodes()).isEmpty();
    }
  }

  @Test
  void placeOfTheVisitorShouldBeFreeWhenTheSocketMovesOn() {
    try (SocketStage one = ofVisitor(1)) {
      String token = one.token();
      Inlet inlet = one.inlet();
      hello(inlet, token);

      hello(inlet, one.token());
      hello(one.inlet(), token);

      assertThat(one.closeCodes()).isEmpty();
    }
  }

  @Test
  void framesShouldBeRefusedBeyondTwentyASecond() {
    Inlet inlet = stage.inlet();

    IntStream.range(0, 22).forEach(number -> inlet.text(PING, true));

    assertThat(count(stage.types().stream())).containsExactly(20L, 2L);
    assertThat(lastError().getString("code")).isEqualTo("rate_limited");
    assertThat(lastError().getInt("retryAfter")).isEqualTo(1);
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void framesShouldBeTakenAgainAsTimePasses() {
    Inlet inlet = stage.inlet();
    IntStream.range(0, 20).forEach(number -> inlet.text(PING, true));

    stage.pass(Duration.ofMillis(100));
    IntStream.range(0, 3).forEach(number -> inlet.text(PING, true));

    assertThat(count(stage.types().stream())).containsExactly(22L, 1L);
  }

  @Test
  void unreadableFramesShouldCostAsMuchAndMessagesNothing() {
    Inlet inlet = stage.inlet();
    hello(inlet, stage.token());

    IntStream.range(0, 30).forEach(number -> inlet.text(post("m" + number), true));
    IntStream.range(0, 20).forEach(number -> inlet.text("{\"type\":\"message\"}", true));

    List<String> errors = stage.errors();
    assertThat(Collections.frequency(errors, "missing_field")).isEqualTo(19);
    assertThat(errors.get(errors.size() - 1)).isEqualTo("rate_limited");
  }

  @Test
  void messageBeyondTheLimitShouldBeRefusedWithItsNameAndTheTime() {
    Inlet inlet = stage.inlet();
    hello(inlet, stage.token());
    inlet.text(post("one"), true);
    inlet.text(post("two"), true);

    inlet.text(post("three"), true);

    assertThat(lastError().getString("code")).isEqualTo("rate_limited");
    assertThat(lastError().getString("clientId")).isEqualTo("three");
    assertThat(lastError().getInt("retryAfter")).isEqualTo(60);
    assertThat(lastError().getBoolean("retryable")).isTrue();
  }

  @Test
  void welcomeShouldTellTheRate() {
    hello(stage.inlet(), stage.token());

    assertThat(stage.sent().get(0).getJsonObject("limits").getInt("ratePerMinute")).isEqualTo(1);
  }
}
