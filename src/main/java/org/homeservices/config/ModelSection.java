package org.homeservices.config;

import java.net.URI;
import java.util.Optional;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.config.Lookup.Found;
import org.jspecify.annotations.Nullable;

/** Reads which language model is asked, and how patiently. */
final class ModelSection {
  private final Values values;

  ModelSection(Values values) {
    this.values = values;
  }

  /** Null where no model is to be asked. */
  @Nullable ModelSettings read() {
    Optional<Found> apiKey = new SecretValues(values).findToken("OPENAI_API_KEY");
    URI publicApi = URI.create("https://api.openai.com/v1");
    Optional<URI> ownServer = values.url("OPENAI_BASE_URL", publicApi.toString());
    ModelSettings model =
        new ModelSettings(
            ownServer.orElse(publicApi),
            apiKey.map(Found::value).orElse(""),
            values.text("OPENAI_MODEL", "gpt-4o-mini"),
            values.decimal("OPENAI_TEMPERATURE", 0.3, 0, 2),
            values.number("OPENAI_MAX_TOKENS", 500, 1, 100_000),
            values.seconds("OPENAI_CONNECT_TIMEOUT", 2, 60),
            values.seconds("OPENAI_FIRST_TOKEN_TIMEOUT", 4, 600),
            values.seconds("OPENAI_IDLE_TIMEOUT", 10, 600),
            values.seconds("OPENAI_TOTAL_TIMEOUT", 45, 3600));
    return apiKey.isPresent() || ownServer.isPresent() ? model : null;
  }
}
