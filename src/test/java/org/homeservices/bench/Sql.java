package org.homeservices.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.RealPostgres;

/** The nodes' database. */
final class Sql {
  private static final String NAME = "PostgreSQL";
  private static final int POOL_SIZE = 10;

  private final DatabaseSettings settings;
  private final Map<String, Long> pids;

  private Sql(DatabaseSettings settings, Map<String, Long> pids) {
    this.settings = settings;
    this.pids = pids;
  }

  /** An H2 file, which the first node that opens it shares with the others. */
  static Sql h2(Path folder) {
    String url = "jdbc:h2:file:%s;AUTO_SERVER=TRUE".formatted(folder.resolve("chat"));
    return new Sql(new DatabaseSettings(url, "", "", null, POOL_SIZE), Map.of());
  }

  /** A server in processes of its own. */
  static Sql postgres(Children children) {
    RealPostgres server = RealPostgres.started();
    children.keep(server::close);
    return new Sql(server.freshDatabase(), Map.of(NAME, server.pid()));
  }

  DatabaseSettings settings() {
    return settings;
  }

  /** What the nodes are told of it. */
  Map<String, String> environment() {
    return Map.of("DB_URL", String.valueOf(settings.url()), "DB_USER", settings.user());
  }

  /** The numbers of its processes by name, where it has some of its own. */
  Map<String, Long> pids() {
    return pids;
  }

  /** How many messages are in it now. */
  long messages() throws IOException {
    String url = String.valueOf(settings.url());
    try (Connection connection = DriverManager.getConnection(url, settings.user(), "");
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM message")) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
