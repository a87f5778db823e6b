package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.KeySet;
import org.homeservices.identity.IdentitySettings.Secret;
import org.homeservices.identity.IdentitySettings.SiteKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which tokens the users of the host site are known. */
class IdentitySectionTest {
  private static final String SITE = "https://www.casa.example";
  private static final String JWKS = SITE + "/.well-known/jwks.json";
  private static final String LONG = "0123456789abcdef".repeat(4);

  private static Map<String, String> with(String algorithm, String key, String value) {
    return new HashMap<>(
        Map.of(
            "IDENTITY_ISSUER",
            SITE,
            "IDENTITY_AUDIENCE",
            "chat",
            "IDENTITY_ALGORITHM",
            algorithm,
            key,
            value));
  }

  private static String pem(PublicKey key) {
    String lines = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }

  private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp%dr1".formatted(bits)));
    } else {
      generator.initialize(bits);
    }
    return generator.generateKeyPair();
  }

  @Test
  void nobodyShouldBeKnownWhereNothingIsSet() {
    assertThat(Given.settings(Map.of()).identity()).isNull();
  }

  @Test
  void secretShouldBeUsedAsItIsWritten() {
    assertThat(Given.settings(with("HS256", "IDENTITY_KEY", LONG)).identity())
        .isEqualTo(new IdentitySettings(SITE, "chat", Algorithm.HS256, new Secret(LONG)));
  }

  @ParameterizedTest
  @EnumSource(names = {"RS256", "RS384", "RS512", "PS256"})
  void publicKeyOfRsaShouldBeRead(Algorithm algorithm) throws GeneralSecurityException {
    PublicKey key = pair("RSA", 2048).getPublic();

    assertThat(Given.settings(with(algorithm.name(), "IDENTITY_KEY", pem(key))).identity())
        .isEqualTo(new IdentitySettings(SITE, "chat", algorithm, new SiteKey(key)));
  }

  @ParameterizedTest
  @CsvSource({"ES256, 256", "ES384, 384"})
  void publicKeyOnACurveShouldBeReadThoughItsLinesAreOne(Algorithm algorithm, int bits)
      throws GeneralSecurityException {
    PublicKey key = pair("EC", bits).getPublic();
    String line = pem(key).replaceAll("\\r?\\n", "");

    assertThat(Given.settings(with(algorithm.name(), "IDENTITY_KEY", line)).identity())
        .isEqualTo(new IdentitySettings(SITE, "chat", algorithm, new SiteKey(key)));
  }

  @Test
  void addressOfKeysShouldBeRead() {
    assertThat(Given.settings(with("ES256", "IDENTITY_JWKS_URL", JWKS)).identity())
        .isEqualTo(
            new IdentitySettings(SITE, "chat", Algorithm.ES256, new KeySet(URI.create(JWKS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"IDENTITY_ISSUER", "IDENTITY_AUDIENCE", "IDENTITY_ALGORITHM", "IDENTITY_KEY"})
  void allShouldBeSetWhereOneIs(String missing) {
    Map<String, String> most = with("HS256", "IDENTITY_KEY", LONG);
    most.remove(missing);

    assertThat(Given.report(most)).contains("1 setting is wrong", missing + " = (unset)");
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY_ISSUER, x, 3",
    "IDENTITY_AUDIENCE, x, 3",
    "IDENTITY_ALGORITHM, HS256, 3",
    "IDENTITY_KEY, x, 3",
    "IDENTITY_JWKS_URL, https://a.example/, 3"
  })
  void oneAloneShouldBeWrong(String key, String value, int wrong) {
    assertThat(Given.report(Map.of(key, value)))
        .contains(wrong + " settings are wrong", "must be set where another IDENTITY_ key is");
  }

  @Test
  void keyAndAddressOfKeysShouldNotStandTogether() {
    Map<String, String> both = with("RS256", "IDENTITY_KEY", LONG);
    both.put("IDENTITY_JWKS_URL", JWKS);

    assertThat(Given.report(both))
        .contains("1 setting is wrong", "must not stand beside IDENTITY_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "hs256", "EdDSA", "ES256K", "ES512", "PS512", "HS256,RS256", "*"})
  void algorithmShouldBeExactlyOneOfThoseThatAreKnown(String algorithm) {
    assertThat(Given.report(with(algorithm, "IDENTITY_KEY", LONG)))
        .contains("1 setting is wrong", "IDENTITY_ALGORITHM = " + algorithm, "must be one of");
  }

  @ParameterizedTest
  @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
  void secretShouldBeAsLongAsItsHashAndNotBeShown(String algorithm, int least) {
    String shorter = LONG.substring(0, least - 1);

    assertThat(Given.report(with(algorithm, "IDENTITY_KEY", shorter)))
        .contains(
            "1 setting is wrong", "IDENTITY_KEY = (hidden", "at least %d bytes".formatted(least))
        .doesNotContain(shorter);
    assertThat(Given.settings(with(algorithm, "IDENTITY_KEY", LONG.substring(0, least))).identity())
        .isNotNull();
  }

  @Test
  void publicKeyShouldNotServeAsASecret() throws GeneralSecurityException {
    String pem = pem(pair("RSA", 2048).getPublic());

    assertThat(Given.report(with("HS256", "IDENTITY_KEY", pem)))
        .contains("1 setting is wrong", "must be a secret with HS256, not a key in PEM");
  }

  @ParameterizedTest
  @CsvSource({
    "RS256, RSA, 1024",
    "RS256, EC, 256",
    "ES256, EC, 384",
    "ES384, EC, 256",
    "ES256, RSA, 2048"
  })
  void publicKeyShouldSuitTheAlgorithm(String algorithm, String kind, int bits)
      throws GeneralSecurityException {
    assertThat(Given.report(with(algorithm, "IDENTITY_KEY", pem(pair(kind, bits).getPublic()))))
        .contains("1 setting is wrong", "IDENTITY_KEY = (hidden", "must be a public key");
  }

  @Test
  void privateKeyAndOtherTextShouldBeNoPublicKey() throws GeneralSecurityException {
    byte[] encoded = pair("EC", 256).getPrivate().getEncoded();
    String secret = Base64.getEncoder().encodeToString(encoded);
    String pem = "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----";

    assertThat(Given.report(with("ES256", "IDENTITY_KEY", pem)))
        .contains("1 setting is wrong", "must be a public key on the curve P-256")
        .doesNotContain(secret);
    assertThat(Given.report(with("ES256", "IDENTITY_KEY", LONG)))
        .contains("must be a public key on the curve P-256")
        .doesNotContain(LONG);
  }

  @Test
  void secretShouldHaveNoAddress() {
    assertThat(Given.report(with("HS256", "IDENTITY_JWKS_URL", JWKS)))
        .contains("1 setting is wrong", "must not be set with HS256");
  }

  @Test
  void addressOfKeysShouldBeHttpsInProductionUnlessItIsThisMachine() {
    Map<String, String> production = with("ES256", "IDENTITY_JWKS_URL", "http://a.example/");
    production.put("APP_ENV", "production");

    assertThat(Given.report(production)).contains("1 setting is wrong", "IDENTITY_JWKS_URL");
    production.put("IDENTITY_JWKS_URL", "http://127.0.0.1:8080/keys");
    assertThat(Given.settings(production).identity()).isNotNull();
  }

  @Test
  void weakSecretShouldBeRefusedInProduction() {
    Map<String, String> production = with("HS256", "IDENTITY_KEY", "abcabcabc".repeat(5));
    production.put("APP_ENV", "production");

    assertThat(Given.report(production)).contains("at least 12 different characters");
  }

  @Test
  void settingsShouldNotShowTheSecret() {
    IdentitySettings settings = Given.settings(with("HS256", "IDENTITY_KEY", LONG)).identity();

    assertThat(String.valueOf(settings)).doesNotContain(LONG);
  }
}
