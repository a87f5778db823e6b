package org.homeservices.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Visitor;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.TokenSigner;
import org.homeservices.testing.ManualClock;
import org.homeservices.web.ConversationTokens.Issued;
import org.homeservices.web.ConversationTokens.Pass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTokensTest {
  private static final String OLD = "an old secret of at least 32 characters";
  private static final String NEW = "a new secret, also of 32 characters or more";
  private static final Duration LIFE = Duration.ofHours(2);

  private final ManualClock clock = ManualClock.started();
  private final Conversation conversation =
      new Conversation(
          ConversationId.random(),
          Locale.forLanguageTag("pt-BR"),
          "/serviços",
          "2",
          Mode.ASSISTANT,
          clock.instant());
  private final ConversationTokens tokens = tokens(KeyRing.of(OLD, List.of()));

  @Test
  void tokenShouldOpenItsConversationForAWholeLife() {
    Issued issued = tokens.issue(conversation);

    assertThat(issued.expiresAt()).isEqualTo(clock.instant().plus(LIFE));
    assertThat(tokens.read(issued.token())).contains(new Pass(conversation, issued.expiresAt()));
  }

  @Test
  void endShouldBeToldInWholeSecondsAsItIsSigned() {
    clock.advance(Duration.ofMillis(999));

    Issued issued = tokens.issue(begunAt(clock.instant()));

    assertThat(issued.expiresAt()).isEqualTo(issued.expiresAt().truncatedTo(SECONDS));
    assertThat(tokens.read(issued.token())).contains(new Pass(conversation, issued.expiresAt()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loc", "page", "con", "mode", "beg"})
  void tokenShouldNotBeBelievedWhenItDoesNotTellTheConversation(String missing) {
    Map<String, String> claims = claims("sub", conversation.id().value(), "visitor");
    claims.remove(missing);
    String token = signer("hsc-conversation+jwt").sign(claims, clock.instant().plus(LIFE));

    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void tokenShouldBeReadHoweverLongItsConversationsPageIs() {
    Conversation longest =
        new Conversation(
            conversation.id(),
            conversation.locale(),
            VisitorInput.page("/" + "\u0800".repeat(2000)),
            "\u0800".repeat(32),
            Mode.ASSISTANT,
            clock.instant(),
            new Visitor(Visitor.Kind.PROVIDER, "AAAAAAAAAAAAAAAAAAAAAA", null));

    String token = tokens.issue(longest).token();

    assertThat(token).hasSizeLessThan(4096);
    assertThat(tokens.read(token)).map(Pass::claimed).contains(longest);
  }

  @Test
  void tokenShouldTellWhatItsVisitorIsButNotTheName() {
    Visitor ana = new Visitor(Visitor.Kind.PROVIDER, "AAAAAAAAAAAAAAAAAAAAAA", "Ana Souza");

    String token = tokens.issue(conversation.with(ana)).token();

    assertThat(tokens.read(token))
        .map(pass -> pass.claimed().visitor())
        .contains(new Visitor(Visitor.Kind.PROVIDER, "AAAAAAAAAAAAAAAAAAAAAA", null));
    String body = new String(Base64.getUrlDecoder().decode(bodyOf(token)), UTF_8);
    assertThat(body).contains("AAAAAAAAAAAAAAAAAAAAAA").doesNotContain("Ana", "Souza");
  }

  @Test
  void tokenOfBeforeThereWereIdentitiesShouldBeOfSomebodyUnknown() {
    String token =
        signer("hsc-conversation+jwt")
            .sign(claims("sub", conversation.id().value(), "visitor"), clock.instant().plus(LIFE));

    assertThat(tokens.read(token))
        .map(pass -> pass.claimed().visitor())
        .contains(Visitor.ANONYMOUS);
  }

  @Test
  void tokenShouldNotBeBelievedWhenItsLifeIsOver() {
    Issued issued = tokens.issue(conversation);

    clock.advance(LIFE);

    assertThat(tokens.read(issued.token())).isEmpty();
  }

  @Test
  void tokenShouldEndWithALifeOfNowWhenItWasIssuedForALongerOne() {
    Issued issued = tokens(LIFE.multipliedBy(30)).issue(conversation);
    clock.advance(LIFE.minusSeconds(1));
    Pass pass = tokens.read(issued.token()).orElseThrow();

    clock.advance(Duration.ofSeconds(1));

    assertThat(pass.expiresAt()).isEqualTo(clock.instant());
    assertThat(tokens.read(issued.token())).isEmpty();
  }

  @Test
  void tokenShouldEndAsItSaysWhenALifeIsLongerNow() {
    Issued issued = tokens.issue(conversation);

    clock.advance(LIFE);

    assertThat(tokens(LIFE.multipliedBy(30)).read(issued.token())).isEmpty();
  }

  @Test
  void passShouldBeHalfOverWhenLessThanHalfIsLeft() {
    Pass pass = tokens.read(tokens.issue(conversation).token()).orElseThrow();

    clock.advance(LIFE.dividedBy(2));
    boolean atHalf = tokens.isHalfOver(pass);
    clock.advance(Duration.ofMillis(1));

    assertThat(atHalf).isFalse();
    assertThat(tokens.isHalfOver(pass)).isTrue();
  }

  @Test
  void tokenShouldOutliveARotationOfTheSecret() {
    String token = tokens.issue(conversation).token();

    assertThat(tokens(KeyRing.of(NEW, List.of(OLD))).read(token)).isPresent();
    assertThat(tokens(KeyRing.of(NEW, List.of())).read(token)).isEmpty();
  }

  @Test
  void tokenMadeByHandShouldBeBelievedWhenItIsLikeOurs() {
    String token = forged("hsc-conversation+jwt", "sub", conversation.id().value(), "visitor");

    assertThat(tokens.read(token)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "JWT, sub, visitor",
    "hsc-identity+jwt, sub, visitor",
    "hsc-conversation+jwt, jti, visitor",
    "hsc-conversation+jwt, sub, agent",
    "hsc-conversation+jwt, sub, Visitor",
    "hsc-conversation+jwt, sub, ''"
  })
  void tokenShouldNotBeBelievedWhenItIsForSomethingElse(String type, String name, String role) {
    assertThat(tokens.read(forged(type, name, conversation.id().value(), role))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "not-a-uuid", "1-1-1-1-1"})
  void tokenShouldNotBeBelievedWhenItNamesNoConversation(String id) {
    assertThat(tokens.read(forged("hsc-conversation+jwt", "sub", id, "visitor"))).isEmpty();
  }

  @Test
  void tokenShouldNotBeReadWhenItIsLongerThanAnyOfOurs() {
    assertThat(tokens.read(withPadding(1))).isPresent();
    assertThat(tokens.read(withPadding(4096))).isEmpty();
  }

  @Test
  void nothingShouldBeReadOfNothing() {
    assertThat(tokens.read(null)).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("a.b.c")).isEmpty();
  }

  /** A valid token, but for its length. */
  private String withPadding(int length) {
    Map<String, String> claims = claims("sub", conversation.id().value(), "visitor");
    claims.put("pad", "x".repeat(length));
    return signer("hsc-conversation+jwt").sign(claims, clock.instant().plus(LIFE));
  }

  private String forged(String type, String name, String id, String role) {
    return signer(type).sign(claims(name, id, role), clock.instant().plus(LIFE));
  }

  private static String bodyOf(String token) {
    return token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
  }

  private static Map<String, String> claims(String name, String id, String role) {
    Map<String, String> claims = new HashMap<>();
    claims.putAll(Map.of("loc", "en", "page", "/", "con", "", "mode", "human", "beg", "0"));
    claims.putAll(Map.of(name, id, "role", role));
    return claims;
  }

  private Conversation begunAt(Instant instant) {
    return new Conversation(
        conversation.id(), conversation.locale(), "/serviços", "2", Mode.ASSISTANT, instant);
  }

  private TokenSigner signer(String type) {
    KeyRing ring = KeyRing.of(OLD, List.of());
    return new TokenSigner(ring, "token", type, "home-services-chat", clock);
  }

  private ConversationTokens tokens(KeyRing ring) {
    return tokens(ring, LIFE);
  }

  private ConversationTokens tokens(Duration life) {
    return tokens(KeyRing.of(OLD, List.of()), life);
  }

  private ConversationTokens tokens(KeyRing ring, Duration life) {
    return new ConversationTokens(ring, new WebSettings(List.of(), Locale.ENGLISH, life), clock);
  }
}
