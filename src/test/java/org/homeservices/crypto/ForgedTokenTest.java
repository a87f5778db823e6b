package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homeservices.crypto.KeyRing.DerivedKey;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that were never made by {@link TokenSigner#sign}, byte by byte (RFC 8725 §2). */
class ForgedTokenTest {
  private static final String BODY =
      "{\"aud\":\"chat\",\"sub\":\"x\",\"iat\":1795435200,\"exp\":4102444800}";

  private final KeyRing ring = KeyRing.of("a secret of at least 32 characters, really", List.of());
  private final DerivedKey key = ring.keysFor("token").get(0);
  private final TokenSigner signer =
      new TokenSigner(ring, "token", "own+jwt", "chat", ManualClock.started());

  private boolean isValid(String token) {
    return signer.verify(token).fold(valid -> true, invalid -> false);
  }

  private String header(String algorithm) {
    return "{\"alg\":\"%s\",\"typ\":\"own+jwt\",\"kid\":\"%s\"}".formatted(algorithm, key.id());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String unsigned(String header, String body) {
    return base64(header.getBytes(UTF_8)) + "." + base64(body.getBytes(UTF_8));
  }

  private String signed(String header, String body, String mac) throws GeneralSecurityException {
    Mac hmac = Mac.getInstance(mac);
    hmac.init(new SecretKeySpec(key.bytes(), mac));
    String content = unsigned(header, body);
    return content + "." + base64(hmac.doFinal(content.getBytes(UTF_8)));
  }

  private String signed(String header, String body) throws GeneralSecurityException {
    return signed(header, body, "HmacSHA256");
  }

  /** Shows that the forgeries below fail for their own reason. */
  @Test
  void tokenShouldBeValidWhenNothingIsForged() throws GeneralSecurityException {
    assertThat(isValid(signed(header("HS256"), BODY))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE"})
  void tokenShouldBeInvalidWhenItsAlgorithmIsNone(String none) throws GeneralSecurityException {
    assertThat(isValid(unsigned(header(none), BODY) + ".")).isFalse();
    assertThat(isValid(unsigned(header(none), BODY))).isFalse();
    assertThat(isValid(signed(header(none), BODY))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItsSignatureIsMissing() {
    assertThat(isValid(unsigned(header("HS256"), BODY) + ".")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "HS384", "HS512", "hs256", "EdDSA"})
  void tokenShouldBeInvalidWhenItClaimsAnotherAlgorithmThanItsSignature(String algorithm)
      throws GeneralSecurityException {
    assertThat(isValid(signed(header(algorithm), BODY))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenALongerHashSignsIt() throws GeneralSecurityException {
    assertThat(isValid(signed(header("HS384"), BODY, "HmacSHA384"))).isFalse();
    assertThat(isValid(signed(header("HS512"), BODY, "HmacSHA512"))).isFalse();
    assertThat(isValid(signed(header("HS256"), BODY, "HmacSHA512"))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenAnRsaKeySignsIt() throws GeneralSecurityException {
    PrivateKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(rsa);
    String content = unsigned(header("RS256"), BODY);
    signature.update(content.getBytes(UTF_8));

    assertThat(isValid(content + "." + base64(signature.sign()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"typ\":\"own+jwt\"}",
        "{\"alg\":\"HS256\",\"typ\":\"own+jwt\",\"kid\":\"\"}",
        "{\"alg\":\"HS256\",\"typ\":\"own+jwt\",\"kid\":\"another\"}",
      })
  void tokenShouldBeInvalidWhenItNamesNoKeyOfTheRing(String header)
      throws GeneralSecurityException {
    assertThat(isValid(signed(header, BODY))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItHasNoType() throws GeneralSecurityException {
    String header = "{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(key.id());

    assertThat(isValid(signed(header, BODY))).isFalse();
  }

  @Test
  void tokenShouldBeInvalidWhenItDemandsAnExtensionNobodyKnows() throws GeneralSecurityException {
    String header = header("HS256").replace("}", ",\"crit\":[\"new\"],\"new\":true}");

    assertThat(isValid(signed(header, BODY))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\":\"x\",\"iat\":1795435200,\"exp\":4102444800}",
        "{\"aud\":[],\"iat\":1795435200,\"exp\":4102444800}",
        "{\"aud\":[\"chat\",\"elsewhere\"],\"iat\":1795435200,\"exp\":4102444800}",
        "{\"aud\":\"chat\",\"iat\":1795435200}",
        "{\"aud\":\"chat\",\"exp\":4102444800}",
        "{\"aud\":\"chat\",\"iat\":1795435200,\"exp\":\"never\"}",
        "[]",
        "null",
        "",
      })
  void tokenShouldBeInvalidWhenItsBodyLacksAudienceOrTimes(String body)
      throws GeneralSecurityException {
    assertThat(isValid(signed(header("HS256"), body))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.e30",
        "\u0000",
        "não é",
        "{}",
        "😀.😀.😀"
      })
  void garbageShouldBeInvalid(String garbage) {
    assertThat(isValid(garbage)).isFalse();
  }

  @Test
  void deepOrLongGarbageShouldBeInvalid() {
    String deep = base64(("{\"a\":" + "[".repeat(20_000)).getBytes(UTF_8));

    assertThat(isValid(deep + "." + deep + ".AAAA")).isFalse();
    assertThat(isValid("A".repeat(1_000_000))).isFalse();
  }
}
