package org.homeservices.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.config.Lookup.Found;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.Family;
import org.homeservices.identity.IdentitySettings.KeySet;
import org.homeservices.identity.IdentitySettings.Secret;
import org.homeservices.identity.IdentitySettings.SiteKey;
import org.homeservices.identity.IdentitySettings.Trust;
import org.jspecify.annotations.Nullable;

/** Reads by which tokens the users of the host site are known: by all of it, or by none. */
final class IdentitySection {
  private static final String ISSUER = "IDENTITY_ISSUER";
  private static final String AUDIENCE = "IDENTITY_AUDIENCE";
  private static final String ALGORITHM = "IDENTITY_ALGORITHM";
  private static final String KEY = "IDENTITY_KEY";
  private static final String JWKS = "IDENTITY_JWKS_URL";
  private static final String JWKS_HINT = JWKS + "=https://www.example.com/.well-known/jwks.json";
  private static final String SECRET_HINT = KEY + "=<output of: openssl rand -base64 64>";
  private static final String PEM_HINT = KEY + "_FILE=/run/secrets/identity-public.pem";
  private static final int LEAST_DISTINCT = 12;

  private final Values values;
  private final SecretValues secrets;
  private final boolean production;

  IdentitySection(Values values, boolean production) {
    this.values = values;
    this.secrets = new SecretValues(values);
    this.production = production;
  }

  /** Null where nobody is to be known. */
  @Nullable IdentitySettings read() {
    Optional<Found> issuer = values.find(ISSUER);
    Optional<Found> audience = values.find(AUDIENCE);
    Optional<Found> named = values.find(ALGORITHM);
    Optional<Found> key = secrets.find(KEY);
    Optional<Found> url = values.find(JWKS);
    if (Stream.of(issuer, audience, named, url).allMatch(Optional::isEmpty)
        && !secrets.isSet(KEY)) {
      return null;
    }
    isThere(ISSUER, issuer, "https://www.example.com");
    isThere(AUDIENCE, audience, "home-services-chat");
    isThere(ALGORITHM, named, "ES256");
    Optional<Algorithm> algorithm = named.flatMap(this::algorithm);
    Optional<Trust> trust = hasOneTrust(url) ? trust(algorithm, key, url) : Optional.empty();
    return issuer.isPresent() && audience.isPresent() && trust.isPresent()
        ? new IdentitySettings(
            issuer.get().value(), audience.get().value(), algorithm.orElseThrow(), trust.get())
        : null;
  }

  private void isThere(String name, Optional<Found> value, String example) {
    if (value.isEmpty()) {
      String rule = "must be set where another IDENTITY_ key is";
      values.problem(name, "(unset)", rule, name + "=" + example);
    }
  }

  private Optional<Algorithm> algorithm(Found found) {
    Optional<Algorithm> algorithm =
        Arrays.stream(Algorithm.values())
            .filter(known -> known.name().equals(found.value().strip()))
            .findFirst();
    if (algorithm.isEmpty()) {
      String names =
          Arrays.stream(Algorithm.values()).map(Enum::name).collect(Collectors.joining(", "));
      values.problem(
          ALGORITHM, values.shown(ALGORITHM), "must be one of " + names, ALGORITHM + "=ES256");
    }
    return algorithm;
  }

  private boolean hasOneTrust(Optional<Found> url) {
    boolean hasKey = secrets.isSet(KEY);
    if (hasKey && url.isPresent()) {
      values.problem(JWKS, values.shown(JWKS), "must not stand beside " + KEY, JWKS_HINT);
    }
    if (!hasKey && url.isEmpty()) {
      String rule = "must be set, or %s, where another IDENTITY_ key is".formatted(JWKS);
      values.problem(KEY, "(unset)", rule, PEM_HINT);
    }
    return hasKey != url.isPresent();
  }

  private Optional<Trust> trust(
      Optional<Algorithm> algorithm, Optional<Found> key, Optional<Found> url) {
    return algorithm.flatMap(
        known ->
            url.isPresent()
                ? keySet(known, url.get())
                : key.flatMap(
                    found ->
                        known.family() == Family.SECRET
                            ? secret(known, found)
                            : publicKey(known, found)));
  }

  private Optional<Trust> keySet(Algorithm algorithm, Found url) {
    if (algorithm.family() == Family.SECRET) {
      String rule = "must not be set with %s: a secret is not published".formatted(algorithm);
      values.problem(JWKS, values.shown(JWKS), rule, SECRET_HINT);
      return Optional.empty();
    }
    return new OutsideUrl(values, production)
        .read(JWKS, url, "https://www.example.com/.well-known/jwks.json")
        .map(KeySet::new);
  }

  private Optional<Trust> secret(Algorithm algorithm, Found key) {
    Optional<String> rule = ruleBrokenBy(key.value(), algorithm);
    rule.ifPresent(broken -> secrets.refuse(KEY, key, broken, SECRET_HINT));
    return rule.isEmpty() ? Optional.of(new Secret(key.value())) : Optional.empty();
  }

  private Optional<String> ruleBrokenBy(String secret, Algorithm algorithm) {
    if (secret.contains("-----BEGIN")) {
      return Optional.of("must be a secret with %s, not a key in PEM".formatted(algorithm));
    }
    int least = algorithm.keyBits() / Byte.SIZE;
    if (secret.getBytes(UTF_8).length < least) {
      return Optional.of("must have at least %d bytes with %s".formatted(least, algorithm));
    }
    if (production && secret.chars().distinct().count() < LEAST_DISTINCT) {
      String rule = "must have at least %d different characters in production";
      return Optional.of(rule.formatted(LEAST_DISTINCT));
    }
    return Optional.empty();
  }

  private Optional<Trust> publicKey(Algorithm algorithm, Found pem) {
    Optional<Trust> key = PublicKeys.parse(pem.value(), algorithm).map(SiteKey::new);
    if (key.isEmpty()) {
      String kind =
          algorithm.family() == Family.RSA
              ? "of RSA, of at least %d bits,".formatted(algorithm.keyBits())
              : "on the curve P-%d".formatted(algorithm.keyBits());
      String rule = "must be a public key %s in PEM with %s".formatted(kind, algorithm);
      secrets.refuse(KEY, pem, rule, PEM_HINT);
    }
    return key;
  }
}
