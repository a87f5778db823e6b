package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homeservices.audit.Deed;
import org.homeservices.conversation.Visitor;
import org.homeservices.identity.Identities;
import org.homeservices.identity.IdentityCheck;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.SignedIdentities;
import org.homeservices.identity.memory.InMemoryUsedTokens;
import org.homeservices.testing.Await;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.rest.Reception.Arrival;
import org.homeservices.web.rest.Reception.Seated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a conversation begins, and who finds which one again. */
class ReceptionTest {
  private static final String SECRET = "a secret that the host site shares with the chat";

  private final RestStage stage = new RestStage();
  private final AtomicInteger number = new AtomicInteger();
  private final Reception reception =
      stage.reception(new IdentityDoor(identities(), stage.deeds::add));

  private Identities identities() {
    IdentitySettings settings =
        new IdentitySettings(
            "https://casa.example", "chat", Algorithm.HS256, new IdentitySettings.Secret(SECRET));
    return new SignedIdentities(
        settings,
        new InMemoryUsedTokens(),
        name -> Integer.toHexString(name.hashCode()),
        Runnable::run,
        stage.clock());
  }

  @BeforeEach
  void keep() {
    stage.keep();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /** A token of its own, of this minute. */
  private String token(String user, String type) {
    long now = stage.clock().instant().getEpochSecond();
    String body =
        "{\"iss\":\"https://casa.example\",\"aud\":\"chat\",\"sub\":\"%s\",\"type\":\"%s\","
            + "\"name\":\"Ana\",\"jti\":\"t%d\",\"iat\":%d,\"exp\":%d}";
    return signed(body.formatted(user, type, number.incrementAndGet(), now, now + 60), SECRET);
  }

  private static String signed(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      String content =
          base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(body.getBytes(UTF_8));
      return content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Arrival arrival(@Nullable String identity) {
    return new Arrival(Locale.ENGLISH, "/orders", "2", identity, "192.0.2.1");
  }

  private Seated comes(@Nullable String identity) {
    return Await.value(reception.receive(arrival(identity)));
  }

  private Throwable refusal(Reception asked, String identity) {
    return Await.failure(asked.receive(arrival(identity)));
  }

  @Test
  void visitorWithoutIdentityShouldBeginAnewEachTime() {
    Seated first = comes(null);
    Seated second = comes(null);

    assertThat(first.isResumed()).isFalse();
    assertThat(first.conversation().visitor()).isEqualTo(Visitor.ANONYMOUS);
    assertThat(second.isResumed()).isFalse();
    assertThat(second.conversation().id()).isNotEqualTo(first.conversation().id());
  }

  @Test
  void userShouldBeginWithNameAndKindAndPseudonym() {
    Visitor visitor = comes(token("user-4711", "provider")).conversation().visitor();

    assertThat(visitor.kind()).isEqualTo(Visitor.Kind.PROVIDER);
    assertThat(visitor.name()).isEqualTo("Ana");
    assertThat(visitor.user()).isNotNull().doesNotContain("4711");
  }

  @Test
  void userWhoReturnsShouldFindTheLastConversation() {
    Seated first = comes(token("a", "client"));
    stage.clock().advance(Duration.ofHours(23));

    Seated second =
        Await.value(
            reception.receive(
                new Arrival(Locale.ENGLISH, "/pay", "2", token("a", "client"), "192.0.2.1")));

    assertThat(first.isResumed()).isFalse();
    assertThat(second.isResumed()).isTrue();
    assertThat(second.conversation()).isEqualTo(first.conversation().on("/pay"));
  }

  @Test
  void userShouldBeginAnewWhenTheLastConversationWasUsedTooLongAgo() {
    Seated first = comes(token("a", "client"));
    stage.clock().advance(RestStage.DAY);

    Seated second = comes(token("a", "client"));

    assertThat(second.isResumed()).isFalse();
    assertThat(second.conversation().id()).isNotEqualTo(first.conversation().id());
  }

  @Test
  void userShouldBeginAnewWhenTheLastConversationHasEnded() {
    Seated first = comes(token("a", "client"));
    Await.value(stage.store().close(first.conversation().id(), stage.clock().instant()));

    assertThat(comes(token("a", "client")).isResumed()).isFalse();
  }

  /** What was said to one kind of visitor may be wrong for another. */
  @Test
  void userShouldBeginAnewWhenComingAsSomethingElse() {
    comes(token("a", "client"));

    Seated second = comes(token("a", "provider"));

    assertThat(second.isResumed()).isFalse();
    assertThat(second.conversation().visitor().kind()).isEqualTo(Visitor.Kind.PROVIDER);
  }

  @Test
  void otherUserShouldNotFindIt() {
    comes(token("a", "client"));

    assertThat(comes(token("b", "client")).isResumed()).isFalse();
    assertThat(comes(null).isResumed()).isFalse();
  }

  @Test
  void identityShouldNotBeShownTwice() {
    String token = token("a", "client");
    comes(token);

    assertThat(refusal(reception, token)).hasMessage("unauthorised identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b.c", "anonymous", "null"})
  void identityThatIsNotBelievedShouldNotBecomeSomebodyUnknown(String identity) {
    assertThat(refusal(reception, identity))
        .isInstanceOf(BadInput.class)
        .hasMessage("unauthorised identity");
    assertThat(Await.value(stage.store().unused(Instant.MAX, 10))).isEmpty();
  }

  @Test
  void everyReasonShouldHaveTheSameAnswer() {
    String wrongType = token("a", "admin");
    String stale = token("a", "client");
    stage.clock().advance(Duration.ofMinutes(10));

    assertThat(refusal(reception, signed("{}", "another secret, as long as the first one")))
        .hasMessage("unauthorised identity");
    assertThat(refusal(reception, wrongType)).hasMessage("unauthorised identity");
    assertThat(refusal(reception, stale)).hasMessage("unauthorised identity");
    assertThat(refusal(reception, "x".repeat(10_000))).hasMessage("unauthorised identity");
  }

  @Test
  void tokenOfAConversationShouldBeNoIdentityNorTheOtherWayRound() {
    String token = stage.tokens().issue(comes(null).conversation()).token();

    assertThat(refusal(reception, token)).hasMessage("unauthorised identity");
    assertThat(stage.tokens().read(token("a", "client"))).isEmpty();
  }

  @Test
  void userShouldBeToldToComeAgainWhenNobodyCanSayNow() {
    Identities away =
        token -> CompletableFuture.completedStage(new IdentityCheck.Unavailable("away"));

    assertThat(refusal(stage.reception(new IdentityDoor(away, stage.deeds::add)), "a.b.c"))
        .isInstanceOfSatisfying(
            BadInput.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LAYER_UNAVAILABLE));
    assertThat(Await.value(stage.store().unused(Instant.MAX, 10))).isEmpty();
  }

  @Test
  void identityShouldBeOnRecordWhetherItIsBelievedOrNot() {
    String token = token("ana", "client");
    String user = comes(token).conversation().visitor().user();
    refusal(reception, token);

    Deed deed = Deed.ofVisitor(Deed.Kind.IDENTITY, "192.0.2.1");
    assertThat(stage.deeds).containsExactly(deed.by(user), deed.refusedFor("shown before"));
  }

  @Test
  void identityShouldBeRefusedByNameWhereNobodyIsKnown() {
    Reception unknowing = stage.reception(new IdentityDoor(null, stage.deeds::add));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> unknowing.receive(arrival("a.b.c")))
        .withMessage("bad_field identity");
  }
}
