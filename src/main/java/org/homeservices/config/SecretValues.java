package org.homeservices.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.homeservices.config.Lookup.Found;

/** Reads values that must not be shown, from a key or from the file that its twin names. */
final class SecretValues {
  private static final String TWIN = "_FILE";

  private final Values values;

  SecretValues(Values values) {
    this.values = values;
  }

  /** The secret and its whereabouts; empty where it is unset or cannot be read. */
  Optional<Found> find(String key) {
    Optional<Found> direct = values.find(key);
    Optional<Found> file = values.find(key + TWIN);
    if (direct.isPresent() && file.isPresent()) {
      refuse(
          key, direct.get(), "must not stand beside " + key + TWIN, key + TWIN + "=/run/secrets/x");
      return direct;
    }
    return direct.or(() -> file.flatMap(named -> content(key + TWIN, named)));
  }

  /** A secret that is sent in an HTTP header. */
  Optional<Found> findToken(String key) {
    Optional<Found> token = find(key);
    token
        .filter(found -> found.value().chars().anyMatch(SecretValues::isUnprintable))
        .ifPresent(
            bad -> refuse(key, bad, "must be printable ASCII without blanks", key + "=sk-…"));
    return token;
  }

  /** Whether the secret is set, be it readable or not. */
  boolean isSet(String key) {
    return values.find(key).isPresent() || values.find(key + TWIN).isPresent();
  }

  /** Lists a secret as bad, without showing it. */
  void refuse(String key, Found secret, String rule, String example) {
    String shown =
        "(hidden, %d characters, %s)".formatted(secret.value().length(), secret.source());
    values.problem(key, shown, rule, example);
  }

  private Optional<Found> content(String twin, Found file) {
    Optional<String> secret = read(file.value()).filter(text -> !text.isEmpty());
    if (secret.isEmpty()) {
      String rule = "must name a readable file that is not empty";
      values.problem(twin, values.shown(twin), rule, twin + "=/run/secrets/x");
    }
    return secret.map(text -> new Found(text, "in " + file.value()));
  }

  private static Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isUnprintable(int character) {
    return character <= ' ' || character > '~';
  }
}
