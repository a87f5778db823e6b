package org.homeservices.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.identity.Forge.body;
import static org.homeservices.identity.Forge.quoted;
import static org.homeservices.identity.Forge.signed;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.memory.InMemoryUsedTokens;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a site that publishes them over HTTP, well or badly. */
class PublishedKeysTest {
  private static final KeyPair ONE = Forge.rsa(2048);
  private static final KeyPair TWO = Forge.rsa(2048);
  private static final KeyPair CURVE = Forge.curve(256);
  private static final String OUTAGE = "unavailable: the site's keys are out of reach";
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final KeyServer site = new KeyServer();
  private final ManualClock clock = ManualClock.started();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final AtomicInteger number = new AtomicInteger();
  private final Identities identities = identities(Algorithm.RS256, Duration.ofSeconds(10));

  @AfterEach
  void close() {
    site.close();
    executor.shutdownNow();
  }

  private Identities identities(Algorithm algorithm, Duration patience) {
    IdentitySettings settings =
        new IdentitySettings(
            Forge.ISSUER, Forge.AUDIENCE, algorithm, new IdentitySettings.KeySet(site.url()));
    Keys keys = SignedIdentities.keys(settings, patience, executor, clock);
    return new SignedIdentities(settings, keys, new InMemoryUsedTokens(), Gate.PSEUDONYM, clock);
  }

  /** A token of its own, of this minute. */
  private String token(String algorithm, KeyPair pair, String more) {
    String header = "{\"alg\":\"%s\"%s}".formatted(algorithm, more);
    long now = clock.instant().getEpochSecond();
    Map<String, String> claims =
        Map.of(
            "jti", quoted("t" + number.incrementAndGet()),
            "iat", Long.toString(now),
            "exp", Long.toString(now + 60));
    return signed(header, body(claims), pair.getPrivate(), algorithm);
  }

  private String token(KeyPair pair, String id) {
    return token("RS256", pair, ",\"kid\":\"%s\"".formatted(id));
  }

  private static String said(Identities identities, String token) {
    return word(identities.check(token));
  }

  private static String word(CompletionStage<IdentityCheck> check) {
    return Await.value(check)
        .fold(
            known -> "known",
            refused -> "refused: " + refused.reason(),
            unavailable -> "unavailable: " + unavailable.reason());
  }

  private String saysOf(String token) {
    return said(identities, token);
  }

  @Test
  void keysShouldBeAskedForOnceWhateverTokensComeOfThem() {
    site.publishes(KeyServer.rsa("a", ONE), KeyServer.rsa("b", TWO));

    List<CompletionStage<IdentityCheck>> checks =
        Stream.of(ONE, TWO, ONE, TWO)
            .map(pair -> identities.check(token(pair, pair == ONE ? "a" : "b")))
            .toList();

    assertThat(checks).allSatisfy(check -> assertThat(word(check)).isEqualTo("known"));
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
    assertThat(site.asked()).isEqualTo(1);
  }

  @Test
  void nothingShouldBeAskedForBeforeATokenComes() {
    assertThat(site.asked()).isZero();
  }

  @Test
  void nameOfAKeyShouldSelectIt() {
    site.publishes(KeyServer.rsa("a", ONE), KeyServer.rsa("b", TWO));

    assertThat(saysOf(token(ONE, "b"))).isEqualTo("refused: wrong signature");
  }

  @Test
  void allKeysShouldBeTriedWhenATokenNamesNone() {
    site.publishes(KeyServer.curve("c", CURVE), KeyServer.rsa("a", ONE), KeyServer.rsa("b", TWO));

    assertThat(saysOf(token("RS256", TWO, ""))).isEqualTo("known");
    assertThat(saysOf(token("RS256", Forge.rsa(2048), ""))).isEqualTo("refused: wrong signature");
  }

  @Test
  void keyOnACurveShouldBelieveItsAlgorithm() {
    site.publishes(KeyServer.rsa("a", ONE), KeyServer.curve("c", CURVE));
    Identities own = identities(Algorithm.ES256, Duration.ofSeconds(10));

    assertThat(said(own, token("ES256", CURVE, ",\"kid\":\"c\""))).isEqualTo("known");
    assertThat(said(own, token("RS256", ONE, ",\"kid\":\"a\"")))
        .isEqualTo("refused: another algorithm");
  }

  /** A secret that somebody publishes is none. */
  @ParameterizedTest
  @ValueSource(strings = {"HS256", "RS256"})
  void publishedSecretShouldVerifyNothing(String claimed) {
    byte[] secret = Forge.SECRET.getBytes(StandardCharsets.UTF_8);
    site.publishes(
        new OctetSequenceKey.Builder(secret).keyID("s").build(), KeyServer.rsa("a", ONE));
    String header = "{\"alg\":\"%s\",\"kid\":\"s\"}".formatted(claimed);

    assertThat(saysOf(signed(header, body(Map.of()), secret, "HmacSHA256"))).startsWith("refused");
  }

  @Test
  void keysThatAreTooShortOrForSomethingElseShouldVerifyNothing() {
    KeyPair brief = Forge.rsa(1024);
    site.publishes(
        KeyServer.rsa("brief", brief),
        new RSAKey.Builder((RSAPublicKey) ONE.getPublic())
            .keyID("seal")
            .keyUse(KeyUse.ENCRYPTION)
            .build());

    assertThat(saysOf(token(brief, "brief"))).isEqualTo("refused: key unknown");
    assertThat(saysOf(token(ONE, "seal"))).isEqualTo("refused: key unknown");
  }

  @Test
  void newKeyShouldBeFoundWhenATokenNamesIt() {
    site.publishes(KeyServer.rsa("a", ONE));
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
    site.publishes(KeyServer.rsa("b", TWO));
    clock.advance(PublishedKeys.PAUSE);

    assertThat(saysOf(token(TWO, "b"))).isEqualTo("known");
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("refused: key unknown");
    assertThat(site.asked()).isEqualTo(2);
  }

  @Test
  void withdrawnKeyShouldBeForgottenWhenKeysHaveGrownOld() {
    site.publishes(KeyServer.rsa("a", ONE));
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
    site.publishes(KeyServer.rsa("b", TWO));

    clock.advance(PublishedKeys.YOUTH);
    String young = saysOf(token(ONE, "a"));
    clock.advance(Duration.ofMillis(1));

    assertThat(young).isEqualTo("known");
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("refused: key unknown");
  }

  @Test
  void unknownNamesShouldNotHaveTheKeysFetchedAgainAndAgain() {
    site.publishes(KeyServer.rsa("a", ONE));

    for (int i = 0; i < 50; i++) {
      assertThat(saysOf(token(TWO, "x" + i))).isEqualTo("refused: key unknown");
    }

    assertThat(site.asked()).isEqualTo(1);
  }

  @Test
  void lastKeysShouldStayThroughAnOutageOfLessThanADay() {
    site.publishes(KeyServer.rsa("a", ONE));
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
    site.says(503, "");

    clock.advance(PublishedKeys.LIFE);
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
    assertThat(saysOf(token(TWO, "b"))).isEqualTo(OUTAGE);
    clock.advance(Duration.ofMillis(1));
    assertThat(saysOf(token(ONE, "a"))).isEqualTo(OUTAGE);

    site.publishes(KeyServer.rsa("a", ONE));
    clock.advance(PublishedKeys.PAUSE);
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
  }

  @Test
  void siteThatDoesNotAnswerShouldNotBeAskedForEachToken() {
    site.says(500, "");

    for (int i = 0; i < 20; i++) {
      assertThat(saysOf(token(ONE, "a"))).isEqualTo(OUTAGE);
    }
    int asked = site.asked();
    clock.advance(PublishedKeys.PAUSE);
    site.publishes(KeyServer.rsa("a", ONE));

    assertThat(asked).isEqualTo(1);
    assertThat(saysOf(token(ONE, "a"))).isEqualTo("known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | {}",
        "500 | {\"keys\":[]}",
        "204 | ",
        "200 | ``",
        "200 | {}",
        "200 | {\"keys\":[]}",
        "200 | {\"keys\":7}",
        "200 | {\"keys\":[{\"kty\":\"RSA\"}]}",
        "200 | <html>Sorry</html>",
        "200 | null"
      })
  void answerThatHoldsNoKeysShouldBeAnOutage(int status, String body) {
    site.says(status, body == null ? "" : body);

    assertThat(saysOf(token(ONE, "a"))).isEqualTo(OUTAGE);
  }

  @Test
  void redirectShouldNotBeFollowed() {
    site.redirects();

    assertThat(saysOf(token(ONE, "a"))).isEqualTo(OUTAGE);
    assertThat(site.lured()).isZero();
  }

  @Test
  void hugeAnswerShouldBeAnOutage() {
    site.says(200, "{\"keys\":[],\"pad\":\"" + "x".repeat(KeySetCall.MOST_BYTES) + "\"}");

    assertThat(saysOf(token(ONE, "a"))).isEqualTo(OUTAGE);
  }

  @Test
  void siteThatTakesTooLongShouldBeAnOutage() {
    Identities hasty = identities(Algorithm.RS256, PATIENCE);

    site.keepsSilent();
    assertThat(said(hasty, token(ONE, "a"))).isEqualTo(OUTAGE);
    site.dawdles();
    clock.advance(PublishedKeys.PAUSE);
    assertThat(said(hasty, token(ONE, "a"))).isEqualTo(OUTAGE);
    assertThat(site.asked()).isEqualTo(2);
  }

  /** The caller's thread goes on while the site thinks. */
  @Test
  void checkShouldNotWaitForTheSite() {
    site.keepsSilent();

    CompletionStage<IdentityCheck> check = identities.check(token(ONE, "a"));

    assertThat(check.toCompletableFuture()).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u"})
  void addressInATokenShouldNotBeVisited(String header) {
    site.publishes(KeyServer.rsa("a", ONE));
    String more = ",\"kid\":\"a\",\"%s\":\"%s\"".formatted(header, site.at("/elsewhere"));

    assertThat(saysOf(token("RS256", ONE, more))).startsWith("refused");
    assertThat(site.lured()).isZero();
    assertThat(site.asked()).isZero();
  }

  @Test
  void keyInATokenShouldNotVerifyIt() {
    site.publishes(KeyServer.rsa("a", ONE));
    String own = KeyServer.rsa("a", TWO).toJSONString();

    assertThat(saysOf(token("RS256", TWO, ",\"jwk\":" + own))).startsWith("refused");
    assertThat(site.asked()).isZero();
  }
}
