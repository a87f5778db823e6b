package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.homeservices.database.DatabaseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database is taken, and which is refused. */
class DatabaseSectionTest {
  private static final String POSTGRES = "jdbc:postgresql://db.example:5432/chat";

  @Test
  void databaseShouldBeAFileOfH2WhenNothingIsSet() {
    DatabaseSettings unset = Given.settings(Map.of()).database();

    assertThat(unset.url()).isEqualTo(DatabaseSettings.DEFAULT_URL);
    assertThat(unset.isEmbedded()).isTrue();
  }

  @Test
  void poolShouldBeTheContainersWhenItIsNamed() {
    DatabaseSettings named = Given.settings(Map.of("DB_JNDI", "jdbc/chat")).database();

    assertThat(named.jndi()).isEqualTo("jdbc/chat");
    assertThat(named.url()).isNull();
  }

  @Test
  void urlShouldBeLeftToTheContainerWhenItsPoolIsNamed() {
    Map<String, String> both = Map.of("DB_JNDI", "jdbc/chat", "DB_URL", POSTGRES);

    DatabaseSettings named = Given.settings(both).database();

    assertThat(named.jndi()).isEqualTo("jdbc/chat");
    assertThat(named.url()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://db/chat", "postgresql://db/chat", "jdbc:h2:", "jdbc:h2"})
  void urlShouldBeOfADatabaseThatIsKnown(String url) {
    assertThat(Given.report(Map.of("DB_URL", url)))
        .contains("1 setting is wrong", "DB_URL = " + url)
        .contains("must begin with jdbc:postgresql: or jdbc:h2:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/chat?user=u&password=tiger&ssl=true",
        "jdbc:mysql:db;PASSWORD=tiger;user=u",
        "jdbc:mysql://u:tiger@db/chat"
      })
  void passwordInAUrlShouldNotBeShown(String url) {
    assertThat(Given.report(Map.of("DB_URL", url))).contains("(hidden)").doesNotContain("tiger");
    assertThat(new DatabaseSettings(url, "", "", null, 1).toString())
        .contains("(hidden)")
        .doesNotContain("tiger");
  }

  @Test
  void passwordShouldNotBeShown() {
    Map<String, String> access = Map.of("DB_USER", "u", "DB_PASSWORD", "tiger");

    assertThat(Given.settings(access).database().toString()).doesNotContain("tiger");
  }

  @Test
  void h2ShouldBeRefusedInProductionWhenSeveralNodesUseIt() {
    Map<String, String> production = new HashMap<>();
    production.put("APP_ENV", "production");
    production.put("USE_REDIS", "true");

    assertThat(Given.report(production))
        .contains("1 setting is wrong", "DB_URL = (unset: H2 in ./data)", "one PostgreSQL");
    production.put("DB_URL", POSTGRES);
    assertThat(Given.settings(production).database().url()).isEqualTo(POSTGRES);
  }

  @Test
  void h2ShouldDoInProductionWhenANodeIsAlone() {
    Map<String, String> alone = Map.of("APP_ENV", "production");

    assertThat(Given.settings(alone).database().isEmbedded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB_URL=jdbc:postgresql://db/chat", "DB_JNDI=jdbc/chat"})
  void secretShouldBeSetWhenTheDatabaseIsNotTheDefault(String line) {
    String[] setting = line.split("=", 2);

    assertThat(Given.report(Given.environment(Map.of(setting[0], setting[1]))))
        .contains("1 setting is wrong", "SECRET_KEY = (unset)", "DB_URL or DB_JNDI");
  }
}
