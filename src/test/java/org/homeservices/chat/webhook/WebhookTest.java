package org.homeservices.chat.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homeservices.chat.HandoverNotice;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.chat.webhook.Desk.Call;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.PageKind;
import org.homeservices.conversation.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.HeldPauses;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is called over HTTP. */
class WebhookTest {
  private static final String PLAIN = "a plain secret of more than 32 characters";
  private static final byte[] KEY = "thirty-two bytes that are a key!".getBytes(UTF_8);
  private static final String ENCODED = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
  private static final HandoverNotice REQUESTED =
      new HandoverNotice.Requested(
          "n1",
          new ConversationId("5b3062ce-5220-4007-9726-de00e9929650"),
          AT,
          new Visitor(Visitor.Kind.CLIENT, "a pseudonym", "Ana \"Nina\" Souza"),
          Locale.forLanguageTag("pt-BR"),
          PageKind.ORDERS,
          "Cadê o \"meu\" pedido? 😀",
          null);

  /** Of an attempt, long enough for a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HeldPauses pauses = new HeldPauses(1);
  private final ManualClock clock = ManualClock.at(AT);

  @AfterEach
  void close() {
    pauses.shutdownNow();
  }

  private CompletionStage<Void> tell(Desk desk) {
    return tell(desk.url(), PATIENCE);
  }

  private CompletionStage<Void> tell(URI url, Duration patience) {
    return webhook(url, PLAIN, patience).tell(REQUESTED);
  }

  private Webhook webhook(URI url, String secret, Duration patience) {
    WebhookTimes times = new WebhookTimes(6, Duration.ofSeconds(1), patience);
    return new Webhook(new HandoverSettings(url, secret), times, pauses, clock);
  }

  /** As the specification says, by other means than ours. */
  private static String signed(byte[] key, Call call) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(call.id().getBytes(UTF_8));
    mac.update((byte) '.');
    mac.update(call.timestamp().getBytes(UTF_8));
    mac.update((byte) '.');
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(call.body().getBytes(UTF_8)));
  }

  private static void assertGivenUp(CompletionStage<Void> told, String reason) {
    assertThatThrownBy(() -> Await.value(told)).hasStackTraceContaining(reason);
  }

  @Test
  void requestShouldHoldTheQuestionAndNothingMore() {
    try (Desk desk = new Desk()) {
      Await.value(tell(desk));

      assertThat(desk.calls()).hasSize(1);
      Call call = desk.calls().get(0);
      assertThat(call.method()).isEqualTo("POST");
      assertThat(call.path()).isEqualTo("/desk?key=1");
      assertThat(call.body())
          .isEqualTo(
              "{\"type\":\"handover.requested\",\"id\":\"n1\","
                  + "\"conversationId\":\"5b3062ce-5220-4007-9726-de00e9929650\","
                  + "\"at\":\"2026-11-23T12:00:00Z\","
                  + "\"visitor\":{\"kind\":\"client\",\"name\":\"Ana \\\"Nina\\\" Souza\"},"
                  + "\"locale\":\"pt-BR\",\"page\":\"orders\","
                  + "\"question\":\"Cadê o \\\"meu\\\" pedido? 😀\"}");
    }
  }

  @Test
  void addressShouldBeToldWithoutAnythingElse() {
    HandoverNotice left =
        new HandoverNotice.ContactLeft(
            "m7", REQUESTED.conversation(), AT.plusMillis(250), "ana@casa.example");
    try (Desk desk = new Desk()) {
      Await.value(webhook(desk.url(), PLAIN, PATIENCE).tell(left));

      assertThat(desk.calls().get(0).body())
          .isEqualTo(
              "{\"type\":\"handover.contact\",\"id\":\"m7\","
                  + "\"conversationId\":\"5b3062ce-5220-4007-9726-de00e9929650\","
                  + "\"at\":\"2026-11-23T12:00:00.250Z\",\"email\":\"ana@casa.example\"}");
    }
  }

  @Test
  void requestShouldBeSignedWithThePlainSecret() throws GeneralSecurityException {
    try (Desk desk = new Desk()) {
      Await.value(tell(desk));

      Call call = desk.calls().get(0);
      assertThat(call.id()).isEqualTo("n1");
      assertThat(call.timestamp()).isEqualTo(Long.toString(AT.getEpochSecond()));
      assertThat(call.signature()).isEqualTo(signed(PLAIN.getBytes(UTF_8), call));
    }
  }

  @Test
  void requestShouldBeSignedWithTheKeyThatAnEncodedSecretHolds() throws GeneralSecurityException {
    try (Desk desk = new Desk()) {
      Await.value(webhook(desk.url(), ENCODED, PATIENCE).tell(REQUESTED));

      Call call = desk.calls().get(0);
      assertThat(call.signature()).isEqualTo(signed(KEY, call));
    }
  }

  /** The example of the specification's own libraries. */
  @Test
  void signatureShouldBeThatOfOtherImplementations() {
    Signature signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void requestShouldBeRepeatedUnderTheSameIdUntilItIsTaken() throws GeneralSecurityException {
    try (Desk desk = new Desk(503, 429)) {
      CompletionStage<Void> told = tell(desk);
      desk.calls(1);
      clock.advance(Duration.ofSeconds(1));
      pauses.endNext();
      desk.calls(2);
      clock.advance(Duration.ofSeconds(2));
      pauses.endNext();
      Await.value(told);

      assertThat(desk.calls()).hasSize(3);
      assertThat(desk.calls().stream().map(Call::id).distinct()).containsExactly("n1");
      assertThat(desk.calls().stream().map(Call::body).distinct()).hasSize(1);
      assertThat(desk.calls().stream().map(Call::timestamp))
          .containsExactly("1795435200", "1795435201", "1795435203");
      Call last = desk.calls().get(2);
      assertThat(last.signature()).isEqualTo(signed(PLAIN.getBytes(UTF_8), last));
    }
  }

  @Test
  void requestShouldBeGivenUpAfterSixAttemptsWithGrowingPauses() {
    try (Desk desk = new Desk(500, 500, 500, 500, 500, 500)) {
      CompletionStage<Void> told = tell(desk);
      for (int repeat = 0; repeat < 5; repeat++) {
        pauses.endNext();
      }

      assertGivenUp(told, "answers with 500");
      assertThat(desk.calls()).hasSize(6);
      assertThat(pauses.seen()).hasSize(5);
      for (int repeat = 0; repeat < 5; repeat++) {
        Duration longest = Duration.ofSeconds(1L << repeat);
        assertThat(pauses.seen().get(repeat)).isBetween(longest.dividedBy(2), longest);
      }
    }
  }

  @Test
  void usualTimesShouldEndWithinAboutAMinute() {
    WebhookTimes usual = WebhookTimes.USUAL;
    Duration longest = usual.patience().multipliedBy(usual.most());
    for (int attempt = 1; attempt < usual.most(); attempt++) {
      longest = longest.plus(usual.firstPause().multipliedBy(1L << (attempt - 1)));
    }

    assertThat(longest).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 403, 404, 410, 422})
  void requestShouldNotBeRepeatedWhenItWouldBeRefusedAgain(int status) {
    try (Desk desk = new Desk(status)) {
      assertGivenUp(tell(desk), "answers with " + status);

      assertThat(desk.calls()).hasSize(1);
      assertThat(pauses.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504})
  void requestShouldBeRepeatedWhenItMayBeTakenLater(int status) {
    try (Desk desk = new Desk(status)) {
      CompletionStage<Void> told = tell(desk);
      pauses.endNext();
      Await.value(told);

      assertThat(desk.calls()).hasSize(2);
    }
  }

  @Test
  void requestShouldBeRepeatedWhenNoAnswerComesInTime() {
    try (Desk desk = new Desk(Desk.SILENCE)) {
      CompletionStage<Void> told = tell(desk.url(), Duration.ofSeconds(1));
      pauses.endNext();
      desk.calls(2);

      Await.value(told);
    }
  }

  @Test
  void requestShouldBeRepeatedWhereNobodyListensYet() {
    URI gone;
    try (Desk desk = new Desk()) {
      gone = desk.url();
    }

    CompletionStage<Void> told = tell(gone, PATIENCE);
    for (int repeat = 0; repeat < 5; repeat++) {
      pauses.endNext();
    }

    assertGivenUp(told, "ConnectException");
  }

  @Test
  void badKeyShouldBeRefusedAtOnce() {
    HandoverSettings settings =
        new HandoverSettings(URI.create("https://desk.example"), "whsec_" + "!".repeat(40));

    assertThatThrownBy(() -> new Webhook(settings, WebhookTimes.USUAL, pauses, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
