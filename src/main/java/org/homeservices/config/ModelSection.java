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
            values.seconds("OPENAI_TOTAL_TIMEOUT", 45, 3600),
            values.text("OPENAI_FALLBACK_MODEL", ""),
            values.seconds("OPENAI_ANSWER_DEADLINE", 6, 600),
            values.number("OPENAI_MAX_RETRIES", 2, 1, 5),
            proxy());
    return apiKey.isPresent() || ownServer.isPresent() ? model : null;
  }

  private @Nullable URI proxy() {
    String key = "OPENAI_PROXY";
    String example = "http://proxy.internal:3128";
    Optional<URI> proxy = values.url(key, example);
    if (proxy.isPresent() && !isProxy(proxy.get())) {
      String rule = "must be an http URL with a port, and neither user nor path";
      values.problem(key, values.shown(key), rule, key + "=" + example);
    }
    return proxy.orElse(null);
  }

  private static boolean isProxy(URI url) {
    boolean bare = url.getRawUserInfo() == null && url.getRawPath().matches("/?");
    return bare && "http".equals(url.getScheme()) && url.getPort() > 0;
  }
}
