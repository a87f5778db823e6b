package org.homeservices.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.ServerKind;
import org.postgresql.Driver;

/**
 * A data source that the application server has of its own.
 *
 * @param name in JNDI
 * @param product the database behind it, as a node logs it
 * @param options with which the server starts
 */
record ServerDataSource(String name, String product, List<String> options) {

  /** Payara Micro gets one of PostgreSQL; WildFly comes with one of H2. */
  static ServerDataSource of(DatabaseSettings settings, Path folder) {
    return switch (ServerKind.chosen()) {
      case PAYARA ->
          new ServerDataSource(
              "jdbc/chat",
              "PostgreSQL",
              List.of(
                  "--addLibs",
                  driver().toString(),
                  "--postbootcommandfile",
                  commands(settings, folder).toString()));
      case WILDFLY -> new ServerDataSource("java:jboss/datasources/ExampleDS", "H2", List.of());
    };
  }

  /** Payara asks for a password where the database does not. */
  private static Path commands(DatabaseSettings settings, Path folder) {
    URI server = URI.create(String.valueOf(settings.url()).substring("jdbc:".length()));
    String properties =
        "user=%s:password=any:serverName=%s:portNumber=%d:databaseName=%s"
            .formatted(
                settings.user(), server.getHost(), server.getPort(), server.getPath().substring(1));
    String commands =
        """
        create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGSimpleDataSource \
        --restype=javax.sql.DataSource --nontransactionalconnections=true --property=%s chat
        create-jdbc-resource --connectionpoolid=chat jdbc/chat
        """;
    try {
      return Files.writeString(folder.resolve("data-source"), commands.formatted(properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path driver() {
    try {
      return Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
