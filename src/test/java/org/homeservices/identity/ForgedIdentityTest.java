package org.homeservices.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.identity.Forge.body;
import static org.homeservices.identity.Forge.header;
import static org.homeservices.identity.Forge.signed;
import static org.homeservices.identity.Forge.unsigned;

import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.Secret;
import org.homeservices.identity.IdentitySettings.SiteKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the host site never made, or not for here and now (RFC 8725 §2). */
class ForgedIdentityTest {
  private static final String GOOD = body(Map.of());
  private static final KeyPair RSA = Forge.rsa(2048);
  private static final KeyPair STRANGER = Forge.rsa(2048);

  private final Gate gate = Gate.ofSecret();

  private static Gate ofRsa(Algorithm algorithm) {
    return new Gate(algorithm, new SiteKey(RSA.getPublic()));
  }

  private static Map<String, @Nullable String> one(String claim, @Nullable String value) {
    Map<String, @Nullable String> changes = new HashMap<>();
    changes.put(claim, value);
    return changes;
  }

  private String saysOf(String claim, @Nullable String value) {
    return gate.saysOf(signed(header("HS256"), body(one(claim, value))));
  }

  /** Shows that the forgeries below fail for their own reason. */
  @Test
  void tokenShouldBeBelievedWhenNothingIsForged() {
    assertThat(gate.shown(signed(header("HS256"), GOOD)))
        .isEqualTo(
            new IdentityCheck.Known(
                new Person(
                    Person.Kind.CLIENT, "<https://www.casa.example\nuser-4711>", "Ana Souza")));
  }

  @ParameterizedTest
  @CsvSource({"HS256, HmacSHA256", "HS384, HmacSHA384", "HS512, HmacSHA512"})
  void secretShouldBelieveItsAlgorithmAndNoOther(Algorithm configured, String mac) {
    Gate own = new Gate(configured, new Secret(Forge.SECRET));
    byte[] secret = Forge.SECRET.getBytes(UTF_8);

    for (Algorithm claimed : Algorithm.values()) {
      String said = own.saysOf(signed(header(claimed.name()), GOOD, secret, mac));

      assertThat(said).isEqualTo(claimed == configured ? "known" : "refused: another algorithm");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RS256", "RS384", "RS512", "PS256"})
  void keyOfRsaShouldBelieveItsAlgorithmAndNoOther(Algorithm configured) {
    for (String claimed : new String[] {"RS256", "RS384", "RS512", "PS256", "PS384"}) {
      String token = signed(header(claimed), GOOD, RSA.getPrivate(), claimed);

      assertThat(ofRsa(configured).saysOf(token))
          .isEqualTo(claimed.equals(configured.name()) ? "known" : "refused: another algorithm");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "ES384"})
  void keyOnACurveShouldBelieveItsAlgorithm(Algorithm configured) {
    KeyPair pair = Forge.curve(configured.keyBits());
    Gate own = new Gate(configured, new SiteKey(pair.getPublic()));
    String name = configured.name();
    String strangers =
        signed(header(name), GOOD, Forge.curve(configured.keyBits()).getPrivate(), name);

    assertThat(own.saysOf(strangers)).isEqualTo("refused: wrong signature");
    assertThat(own.saysOf(signed(header(name), GOOD, pair.getPrivate(), name))).isEqualTo("known");
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "ES384"})
  void signatureOfNoughtsShouldNotBeBelieved(Algorithm configured) {
    Gate own = new Gate(configured, new SiteKey(Forge.curve(configured.keyBits()).getPublic()));
    byte[] noughts = new byte[configured.keyBits() / 4];
    String token = unsigned(header(configured.name()), GOOD) + "." + Forge.base64(noughts);

    assertThat(own.saysOf(token)).isEqualTo("refused: wrong signature");
  }

  @Test
  void keyOfAStrangerShouldNotBeBelieved() {
    String token = signed(header("RS256"), GOOD, STRANGER.getPrivate(), "RS256");

    assertThat(ofRsa(Algorithm.RS256).saysOf(token)).isEqualTo("refused: wrong signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
  void tokenShouldBeRefusedWhenItsAlgorithmIsNone(String none) {
    assertThat(gate.saysOf(unsigned(header(none), GOOD) + ".")).startsWith("refused");
    assertThat(gate.saysOf(unsigned(header(none), GOOD))).startsWith("refused");
    assertThat(gate.saysOf(signed(header(none), GOOD))).startsWith("refused");
    assertThat(ofRsa(Algorithm.RS256).saysOf(unsigned(header(none), GOOD) + "."))
        .startsWith("refused");
  }

  @Test
  void tokenShouldBeRefusedWhenItsSignatureIsMissing() {
    assertThat(gate.saysOf(unsigned(header("HS256"), GOOD) + ".")).startsWith("refused");
  }

  /** The public key is known to all, so nothing may be verified with it as a secret. */
  @ParameterizedTest
  @ValueSource(strings = {"HS256", "RS256"})
  void publicKeyShouldNotServeAsASecret(String claimed) {
    byte[] encoded = RSA.getPublic().getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";

    for (String secret : new String[] {pem, pem + "\n", lines, lines.replace("\n", "")}) {
      String token = signed(header(claimed), GOOD, secret.getBytes(UTF_8), "HmacSHA256");

      assertThat(ofRsa(Algorithm.RS256).saysOf(token)).startsWith("refused");
    }
    String raw = signed(header(claimed), GOOD, encoded, "HmacSHA256");
    assertThat(ofRsa(Algorithm.RS256).saysOf(raw)).startsWith("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "\"jku\":\"https://attacker.example/jwks.json\"",
        "\"x5u\":\"https://attacker.example/chain.pem\"",
        "\"x5c\":[\"AAAA\"]",
        "\"crit\":[\"new\"],\"new\":true",
        "\"crit\":[]",
        "\"b64\":false,\"crit\":[\"b64\"]",
        "\"b64\":false",
        "\"cty\":\"JWT\"",
        "\"alg\":\"HS256\"",
        "\"alg\":\"none\""
      })
  void tokenShouldBeRefusedWhenItsHeaderSaysMoreThanItMay(String more) {
    String header = header("HS256").replace("}", "," + more + "}");

    assertThat(gate.saysOf(signed(header, GOOD))).startsWith("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hsc-conversation+jwt", "at+jwt", "JOSE", "", "application/at+jwt", "JWT2"})
  void tokenShouldBeRefusedWhenItIsOfAnotherType(String type) {
    String header = "{\"alg\":\"HS256\",\"typ\":\"%s\"}".formatted(type);

    assertThat(gate.saysOf(signed(header, GOOD))).isEqualTo("refused: another type of token");
  }

  @Test
  void tokenNeedSayNeitherItsTypeNorItsKey() {
    assertThat(gate.saysOf(signed("{\"alg\":\"HS256\"}", GOOD))).isEqualTo("known");
  }

  @Test
  void nameOfAKeyShouldMakeNoDifferenceWhereThereIsOne() {
    String header = "{\"alg\":\"HS256\",\"kid\":\"../../etc/passwd' OR 1=1\"}";

    assertThat(gate.saysOf(signed(header, GOOD))).isEqualTo("known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "sub", "jti", "type", "iat", "exp"})
  void tokenShouldBeRefusedWhenAClaimIsMissing(String claim) {
    assertThat(saysOf(claim, null)).startsWith("refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "iss | \"https://www.casa.example/\"",
        "iss | \"HTTPS://www.casa.example\"",
        "iss | [\"https://www.casa.example\"]",
        "aud | \"elsewhere\"",
        "aud | []",
        "aud | [\"chat\",\"elsewhere\"]",
        "aud | [\"chat\",7]",
        "aud | {\"chat\":true}",
        "sub | \"\"",
        "sub | \"  \"",
        "sub | [4711]",
        "sub | null",
        "jti | \"\"",
        "jti | 7",
        "jti | null",
        "type | \"admin\"",
        "type | \"Client\"",
        "type | \"anonymous\"",
        "type | [\"client\"]",
        "type | true",
        "name | 7",
        "name | [\"Ana\"]",
        "exp | \"never\"",
        "exp | null",
        "exp | 1795435501",
        "exp | 4102444800",
        "exp | 1795435170",
        "exp | 0",
        "exp | -1",
        "iat | 1795435199",
        "iat | 1795435231",
        "iat | \"1795435200\"",
        "nbf | 1795435231",
        "nbf | \"soon\""
      })
  void tokenShouldBeRefusedWhenAClaimIsWrong(String claim, String value) {
    assertThat(saysOf(claim, value)).startsWith("refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aud | [\"chat\"]",
        "sub | 4711",
        "type | \"provider\"",
        "name | \"\"",
        "nbf | 1795435230",
        "iat | 1795435230",
        "exp | 1795435171",
        "more | {\"role\":\"admin\"}"
      })
  void tokenShouldBeBelievedWhenAClaimIsOnTheEdge(String claim, String value) {
    assertThat(saysOf(claim, value)).isEqualTo("known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "jti"})
  void idsShouldBeBounded(String claim) {
    assertThat(saysOf(claim, Forge.quoted("x".repeat(256)))).startsWith("refused");
    assertThat(saysOf(claim, Forge.quoted("x".repeat(255)))).isEqualTo("known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "exp", "aud", "type", "jti"})
  void tokenShouldBeRefusedWhenItSaysAClaimTwice(String claim) {
    String twice = GOOD.replace("}", ",\"%s\":\"x\"}".formatted(claim));

    assertThat(gate.saysOf(signed(header("HS256"), twice))).startsWith("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "\"x\"", "{", "{}", "{\"iss\":}", "\u0000"})
  void tokenShouldBeRefusedWhenItsBodyIsNoObject(String body) {
    assertThat(gate.saysOf(signed(header("HS256"), body))).startsWith("refused");
  }

  @Test
  void tokenShouldBeRefusedWhenItIsShownAgain() {
    String token = signed(header("HS256"), GOOD);

    assertThat(gate.saysOf(token)).isEqualTo("known");
    assertThat(gate.saysOf(token)).isEqualTo("refused: shown before");
    assertThat(gate.saysOf(signed(header("HS256"), body(one("sub", "\"other\"")))))
        .isEqualTo("refused: shown before");
    assertThat(saysOf("jti", "\"t2\"")).isEqualTo("known");
  }

  @Test
  void tokenShouldNotBeUsedUpByAForgery() {
    String forged = signed(header("HS256"), GOOD, new byte[32], "HmacSHA256");

    assertThat(gate.saysOf(forged)).isEqualTo("refused: wrong signature");
    assertThat(gate.saysOf(signed(header("HS256"), GOOD))).isEqualTo("known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "...",
        "....",
        "a.b.c",
        "e30.e30.e30",
        "\u0000",
        "não é",
        "{}",
        "😀.😀.😀",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"
      })
  void garbageShouldBeRefused(String garbage) {
    assertThat(gate.saysOf(garbage)).isEqualTo("refused: no signed token");
  }

  @Test
  void hugeTokenShouldBeRefusedUnread() {
    String tooLong = signed(header("HS256"), body(one("pad", Forge.quoted("x".repeat(3000)))));

    assertThat(gate.saysOf(tooLong)).isEqualTo("refused: longer than 4096 characters");
    assertThat(gate.saysOf("A".repeat(1_000_000))).startsWith("refused: longer");
  }

  @Test
  void deepTokenShouldBeRefused() {
    String deep = "{\"a\":" + "[".repeat(1400);

    assertThat(gate.saysOf(signed(header("HS256"), deep))).startsWith("refused");
    assertThat(gate.saysOf(signed("{\"alg\":\"HS256\",\"a\":" + "[".repeat(1400), GOOD)))
        .startsWith("refused");
  }
}
