package org.homeservices.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.homeservices.config.Lookup.Found;
import org.homeservices.database.DatabaseSettings;

/** Reads which database there is. */
final class DatabaseSection {
  private static final String URL = "DB_URL";
  private static final String JNDI = "DB_JNDI";
  private static final Pattern KNOWN = Pattern.compile("jdbc:(h2|postgresql):.+");

  private final Values values;
  private final boolean production;

  DatabaseSection(Values values, boolean production) {
    this.values = values;
    this.production = production;
  }

  /**
   * Meaningless where something is wrong. Beside a data source of the container's, URL, user and
   * password are those that it is made of, and not ours to use.
   *
   * @param shared whether several nodes use it, on several machines as it may be
   */
  DatabaseSettings read(boolean shared) {
    Optional<Found> url = values.find(URL);
    Optional<Found> jndi = values.find(JNDI);
    String user = values.text("DB_USER", "");
    String password = new SecretValues(values).find("DB_PASSWORD").map(Found::value).orElse("");
    int poolSize = values.number("DB_POOL_SIZE", 10, 1, 1000);
    url.ifPresent(this::judge);
    if (jndi.isPresent()) {
      return new DatabaseSettings(null, user, password, jndi.get().value().strip(), poolSize);
    }
    String chosen = values.text(URL, DatabaseSettings.DEFAULT_URL).strip();
    DatabaseSettings settings = settings(chosen, user, password, poolSize);
    judgeSharing(settings, url, shared);
    return settings;
  }

  private void judge(Found url) {
    if (!KNOWN.matcher(url.value().strip()).matches()) {
      String rule = "must begin with jdbc:postgresql: or jdbc:h2:";
      values.problem(URL, shown(url), rule, URL + "=jdbc:postgresql://127.0.0.1:5432/chat");
    }
  }

  private void judgeSharing(DatabaseSettings settings, Optional<Found> url, boolean shared) {
    if (production && shared && settings.isEmbedded()) {
      String rule = "must not be H2 in production with USE_REDIS=true: nodes need one PostgreSQL";
      String shown = url.map(DatabaseSection::shown).orElse("(unset: H2 in ./data)");
      values.problem(URL, shown, rule, URL + "=jdbc:postgresql://db.internal:5432/chat");
    }
  }

  private static DatabaseSettings settings(String url, String user, String password, int poolSize) {
    return new DatabaseSettings(url, user, password, null, poolSize);
  }

  /** Without a password. */
  private static String shown(Found url) {
    return "%s (%s)".formatted(DatabaseSettings.withoutSecrets(url.value()), url.source());
  }
}
