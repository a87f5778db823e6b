package org.homeservices.config;

import java.util.Optional;
import org.homeservices.config.Lookup.Found;
import org.homeservices.web.AdminSettings;

/** Reads how the owner is known. */
final class AdminSection {
  private static final String KEY = "ADMIN_TOKEN";
  private static final int LEAST_LENGTH = 32;

  private final Values values;

  AdminSection(Values values) {
    this.values = values;
  }

  AdminSettings read() {
    SecretValues secrets = new SecretValues(values);
    Optional<Found> token = secrets.findToken(KEY);
    token
        .filter(found -> found.value().length() < LEAST_LENGTH)
        .ifPresent(
            found ->
                secrets.refuse(
                    KEY,
                    found,
                    "must have at least %d characters".formatted(LEAST_LENGTH),
                    KEY + "=<output of: openssl rand -base64 48>"));
    return new AdminSettings(token.map(Found::value).orElse(null));
  }
}
