package org.homeservices.crypto;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
  private static final String OLD = "an old secret of at least 32 characters";
  private static final String NEW = "a new secret, also of 32 characters or more";
  private static final String PURPOSE = "token";
  private static final String TYPE = "hsc-conversation+jwt";
  private static final String AUDIENCE = "chat";
  private static final Map<String, String> CLAIMS =
      Map.of("sub", "conversation", "role", "visitor");

  private final ManualClock clock = ManualClock.started();
  private final Instant expiry = clock.instant().plus(Duration.ofHours(1));
  private final KeyRing ring = KeyRing.of(OLD, List.of());
  private final TokenSigner signer = signerOf(ring);

  private TokenSigner signerOf(KeyRing keys) {
    return new TokenSigner(keys, PURPOSE, TYPE, AUDIENCE, clock);
  }

  private static boolean isValid(TokenCheck check) {
    return check.fold(valid -> true, invalid -> false);
  }

  @Test
  void tokenShouldCarryItsClaimsAndItsEnd() {
    String token = signer.sign(CLAIMS, expiry);

    TokenCheck check = signer.verify(token);

    assertThat(check).isEqualTo(new TokenCheck.Valid(CLAIMS, clock.instant(), expiry));
  }

  @Test
  void endShouldBeAWholeSecond() {
    clock.advance(Duration.ofMillis(700));
    String token = signer.sign(CLAIMS, expiry.plusMillis(900));

    TokenCheck check = signer.verify(token);

    assertThat(check)
        .isEqualTo(new TokenCheck.Valid(CLAIMS, clock.instant().truncatedTo(SECONDS), expiry));
  }

  @Test
  void tokenShouldBeValidJustBeforeItExpires() {
    String token = signer.sign(CLAIMS, expiry);

    clock.advance(Duration.ofHours(1).minusMillis(1));

    assertThat(isValid(signer.verify(token))).isTrue();
  }

  @Test
  void tokenShouldBeInvalidWhenItHasExpired() {
    String token = signer.sign(CLAIMS, expiry);

    clock.advance(Duration.ofHours(1));

    assertThat(signer.verify(token)).isEqualTo(new TokenCheck.Invalid("expired"));
  }

  @Test
  void tokenOfAnotherNodeShouldBeValidWhenTheSecretIsTheSame() {
    String token = signerOf(KeyRing.of(OLD, List.of())).sign(CLAIMS, expiry);

    assertThat(isValid(signer.verify(token))).isTrue();
  }

  @Test
  void tokenOfTheOldSecretShouldBeValidWhileThatIsAFallback() {
    String token = signer.sign(CLAIMS, expiry);

    TokenCheck check = signerOf(KeyRing.of(NEW, List.of("coming", OLD))).verify(token);

    assertThat(isValid(check)).isTrue();
  }

  @Test
  void tokenOfTheComingSecretShouldBeValidWhileThatIsAFallback() {
    String token = signerOf(KeyRing.of(NEW, List.of(OLD))).sign(CLAIMS, expiry);

    TokenCheck check = signerOf(KeyRing.of(OLD, List.of(NEW))).verify(token);

    assertThat(isValid(check)).isTrue();
  }

  @Test
  void tokenOfTheOldSecretShouldBeInvalidWhenThatIsDropped() {
    String token = signer.sign(CLAIMS, expiry);

    TokenCheck check = signerOf(KeyRing.of(NEW, List.of())).verify(token);

    assertThat(isValid(check)).isFalse();
  }

  @Test
  void fallbackShouldNeverSign() {
    String token = signerOf(KeyRing.of(NEW, List.of(OLD))).sign(CLAIMS, expiry);

    assertThat(isValid(signer.verify(token))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItsPurposeIsAnother() {
    TokenSigner other = new TokenSigner(ring, "cache", TYPE, AUDIENCE, clock);

    assertThat(isValid(signer.verify(other.sign(CLAIMS, expiry)))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItsTypeIsAnother() {
    TokenSigner other = new TokenSigner(ring, PURPOSE, "hsc-other+jwt", AUDIENCE, clock);

    assertThat(isValid(signer.verify(other.sign(CLAIMS, expiry)))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItsAudienceIsAnother() {
    TokenSigner other = new TokenSigner(ring, PURPOSE, TYPE, "elsewhere", clock);

    assertThat(isValid(signer.verify(other.sign(CLAIMS, expiry)))).isFalse();
  }

  @Test
  void everyCharacterOfATokenShouldCount() {
    String token = signer.sign(CLAIMS, expiry);

    for (int index = 0; index < token.length(); index++) {
      assertThat(isValid(signer.verify(tampered(token, index)))).as("index %d", index).isFalse();
    }
  }

  /** Turns the highest bit of one character, so that no padding bit can hide the change. */
  private static String tampered(String token, int index) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int value = alphabet.indexOf(token.charAt(index));
    char other = value < 0 ? 'A' : alphabet.charAt(value ^ 32);
    return token.substring(0, index) + other + token.substring(index + 1);
  }
}
