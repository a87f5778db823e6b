package org.homeservices.config;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.config.Lookup.Found;
import org.jspecify.annotations.Nullable;

/** Reads how a person is called. */
final class HandoverSection {
  private static final String URL = "HANDOVER_WEBHOOK_URL";
  private static final String SECRET = "HANDOVER_WEBHOOK_SECRET";
  private static final String HINT = SECRET + "=whsec_<output of: openssl rand -base64 32>";
  private static final String BASE64 = "whsec_";
  private static final int LEAST_DISTINCT = 12;

  private final Values values;
  private final SecretValues secrets;
  private final boolean production;

  HandoverSection(Values values, boolean production) {
    this.values = values;
    this.secrets = new SecretValues(values);
    this.production = production;
  }

  /** Null where nobody is to be called. */
  @Nullable HandoverSettings read() {
    Optional<Found> address = values.find(URL);
    Optional<Found> secret = secrets.find(SECRET);
    if (address.isEmpty()) {
      return null;
    }
    Optional<URI> url =
        new OutsideUrl(values, production)
            .read(URL, address.get(), "https://desk.example.com/chat");
    boolean isGood = secret.map(this::isGood).orElseGet(this::isListed);
    return url.isPresent() && isGood
        ? new HandoverSettings(url.get(), secret.map(Found::value).orElse(""))
        : null;
  }

  private boolean isGood(Found secret) {
    Optional<String> rule = ruleBrokenBy(secret.value());
    rule.ifPresent(broken -> secrets.refuse(SECRET, secret, broken, HINT));
    return rule.isEmpty();
  }

  private Optional<String> ruleBrokenBy(String secret) {
    if (secret.length() < HandoverSettings.LEAST_SECRET) {
      return Optional.of(
          "must have at least %d characters".formatted(HandoverSettings.LEAST_SECRET));
    }
    if (secret.startsWith(BASE64) && !isBase64(secret.substring(BASE64.length()))) {
      return Optional.of("must be base64 behind " + BASE64);
    }
    if (production && secret.chars().distinct().count() < LEAST_DISTINCT) {
      String rule = "must have at least %d different characters in production";
      return Optional.of(rule.formatted(LEAST_DISTINCT));
    }
    return Optional.empty();
  }

  /** Unset, or in a file that cannot be read, which is listed already. */
  private boolean isListed() {
    if (!secrets.isSet(SECRET)) {
      values.problem(SECRET, "(unset)", "must be set where " + URL + " is", HINT);
    }
    return false;
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
