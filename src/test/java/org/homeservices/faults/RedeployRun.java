package org.homeservices.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.EventClient;
import org.homeservices.testing.NoLimits;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;

/**
 * Deploys the WAR anew, again and again, while its sockets, Redis and PostgreSQL are in use, and
 * counts what is left of the earlier ones.
 */
public final class RedeployRun implements AutoCloseable {
  private static final PrintStream OUT = System.out;
  private static final int SOCKETS = 10;
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final String HEAD =
      """
      | Server | deployed | class loaders | own threads | threads | heap, MiB | connections to Redis \
      | to PostgreSQL |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final RealRedis redis = RealRedis.started();
  private final RealPostgres postgres = RealPostgres.started();
  private final DatabaseSettings database = postgres.freshDatabase();
  private final List<AutoCloseable> clients = new ArrayList<>();
  private final ServerKind kind;
  private final Redeployed server;

  private RedeployRun(ServerKind kind, Path folder) throws IOException {
    this.kind = kind;
    Map<String, String> environment = environment();
    // What is only softly held goes with each collection, as it would when memory is short.
    List<String> jvm = List.of("-Xms512m", "-Xmx512m", "-XX:SoftRefLRUPolicyMSPerMB=0");
    this.server =
        kind == ServerKind.WILDFLY
            ? Redeployed.WildFly.start(folder, environment, jvm)
            : Redeployed.Micro.start(folder, environment, jvm);
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    ServerKind kind =
        ServerKind.valueOf(
            System.getProperty("redeploy.server", "payara").toUpperCase(Locale.ROOT));
    int times = Integer.getInteger("redeploy.times", 20);
    Path results = Files.createDirectories(Path.of(System.getProperty("faults.folder")));
    Path folder = Files.createTempDirectory(results.toAbsolutePath(), "redeploy-");
    try (RedeployRun run = new RedeployRun(kind, folder)) {
      run.redeploy(times);
    }
  }

  private void redeploy(int times) {
    OUT.print(HEAD);
    use();
    Footprint first = measured(1);
    for (int time = 1; time <= times; time++) {
      server.redeploy();
      leave();
      use();
    }
    measured(times + 1);
    // Threads of the server that an application has had it start keep that one until they end.
    Waiting.until(() -> Footprint.of(server.pid()).loaders() <= 1, IDLE);
    Footprint last = measured(times + 1);
    OUT.println("More threads than after the first: " + last.moreThan(first));
    if (Boolean.getBoolean("redeploy.wait")) {
      OUT.println("The server stays: " + server.pid());
      Waiting.during(Duration.ofMinutes(10));
    }
  }

  private Footprint measured(int deployments) {
    Footprint found = Footprint.of(server.pid());
    OUT.printf(
        "| %s | %d | %d | %d | %d | %d | %d | %d |%n",
        kind.title(),
        deployments,
        found.loaders(),
        found.ownThreads(),
        found.threads().values().stream().mapToInt(Integer::intValue).sum(),
        found.heap() >> 20,
        connectionsToRedis(),
        connectionsToPostgres());
    return found;
  }

  /** Opens sockets and streams, says something on each socket, and leaves them open. */
  private void use() {
    ChatSite site = ChatSite.onPort(server.port());
    for (int number = 0; number < SOCKETS; number++) {
      Begun begun = site.begin("en");
      ChatClient client = ChatClient.open(site.socket("ws/chat"));
      clients.add(client);
      client.hello(begun.token());
      EventClient events =
          EventClient.open(
              site.at("api/conversations/" + begun.id() + "/events"),
              "Authorization",
              "Bearer " + begun.token());
      clients.add(events);
      events.next("welcome");
      client.post("c" + number, "Can I pay with PIX?");
      client.nextAnswer();
    }
  }

  private void leave() {
    for (AutoCloseable client : clients) {
      try {
        client.close();
      } catch (Exception e) {
        OUT.println("A client does not end: " + e);
      }
    }
    clients.clear();
  }

  private long connectionsToRedis() {
    return String.valueOf(redis.say("CLIENT", "LIST"))
        .lines()
        .filter(line -> line.contains(" name=hsc-"))
        .count();
  }

  private int connectionsToPostgres() {
    String query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()";
    try (Connection connection =
            DriverManager.getConnection(
                String.valueOf(database.url()), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1) - 1;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(NoLimits.ENVIRONMENT);
    environment.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    environment.put("DB_URL", String.valueOf(database.url()));
    environment.put("DB_USER", database.user());
    environment.put("USE_REDIS", "true");
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
    return environment;
  }

  @Override
  public void close() {
    leave();
    server.close();
    redis.close();
    postgres.close();
  }
}
