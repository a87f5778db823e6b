package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.MicroServer;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application server's own persistence provider, and the databases it may find or not. */
class DatabaseIT {
  private static final String MIGRATION = "\"flyway_schema_history\" WHERE \"version\" = '1'";
  private static final String SECRET = "a secret of thirty-two or more characters, for tests";

  /** An empty value means unset. */
  private static final Map<String, String> NOTHING_SET = Map.of("DB_URL", "", "SECRET_KEY", "");

  @TempDir Path folder;

  @Test
  void nodesShouldShareAFileThatTheyMakeOnceWhenNothingIsSet() {
    Path one = folder("one");
    Path file = one.resolve("data/home-services-chat");
    DatabaseSettings same =
        new DatabaseSettings("jdbc:h2:file:%s;AUTO_SERVER=TRUE".formatted(file), "", "", null, 1);
    try (ServerProcess first = ServerKind.chosen().start(one, NOTHING_SET);
        ServerProcess second = start(folder("other"), same)) {
      assertThat(database(first.awaitReady())).isEqualTo("up");
      assertThat(database(second.awaitReady())).isEqualTo("up");

      try (TestDatabase third = TestDatabase.at(same, JpaProvider.HIBERNATE)) {
        assertThat(third.rows(MIGRATION)).isEqualTo(1);
      }
      assertThat(Path.of(file + ".mv.db")).exists();
    }
  }

  @Test
  void nodeShouldBeDegradedUntilItsDatabaseIsThere() {
    try (RealPostgres postgres = RealPostgres.started()) {
      DatabaseSettings settings = postgres.freshDatabase();
      postgres.stop();
      try (ServerProcess server = start(folder, settings)) {
        ChatSite site = server.awaitReady();
        List<String> withoutIt = degraded(site);

        postgres.start();

        Await.until(() -> database(site).equals("up"));
        assertThat(withoutIt).containsExactly("database");
        assertThat(degraded(site)).isEmpty();
      }
    }
  }

  /** Of Payara Micro alone: another server may have more to run than this application. */
  @Test
  void nodeShouldEndWithOneMessageWhenItsDatabaseIsNoUse() {
    try (RealPostgres postgres = RealPostgres.started();
        MicroServer server = MicroServer.start(folder, environment(postgres.settings("nowhere")))) {
      assertThat(server.awaitExit()).isEqualTo(69);
      assertThat(server.log())
          .containsOnlyOnce("home-services-chat cannot start: ")
          .contains("database \"nowhere\" does not exist");
    }
  }

  private static ServerProcess start(Path folder, DatabaseSettings settings) {
    return ServerKind.chosen().start(folder, environment(settings));
  }

  private static Map<String, String> environment(DatabaseSettings settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DB_URL", String.valueOf(settings.url()));
    environment.put("DB_USER", settings.user());
    environment.put("SECRET_KEY", SECRET);
    return environment;
  }

  private static String database(ChatSite site) {
    return health(site).getJsonObject("checks").getString("database");
  }

  private static List<String> degraded(ChatSite site) {
    return health(site).getJsonArray("degraded").getValuesAs((JsonString code) -> code.getString());
  }

  private static JsonObject health(ChatSite site) {
    return ChatSite.json(site.get("api/health"));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
