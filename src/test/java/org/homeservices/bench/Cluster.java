package org.homeservices.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerProcess;

/** The nodes, their Redis and their database. */
final class Cluster {
  private static final String LOOPBACK = "127.0.0.1";

  private final Map<String, ServerProcess> nodes = new LinkedHashMap<>();
  private final Map<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private final Sql sql;

  private Cluster(Sql sql) {
    this.sql = sql;
  }

  /** Starts all, and returns when all nodes answer. */
  static Cluster start(BenchSettings settings, Children children, Path folder) throws IOException {
    Sql sql = settings.postgres() ? Sql.postgres(children) : Sql.h2(folder.toAbsolutePath());
    Cluster cluster = new Cluster(sql);
    cluster.environment.put("SECRET_KEY", UUID.randomUUID() + "." + UUID.randomUUID());
    cluster.environment.putAll(sql.environment());
    cluster.pids.putAll(sql.pids());
    cluster.environment.put("ASSISTANT_ENABLED", "false");
    cluster.environment.put("CHAT_MAX_MSG_LENGTH", "8192");
    if (settings.redis()) {
      cluster.startRedis(children);
    }
    cluster.environment.putAll(settings.environment());
    for (int number = 1; number <= settings.nodes(); number++) {
      cluster.startNode(number, settings, children, folder);
    }
    cluster.nodes.values().forEach(ServerProcess::awaitReady);
    return cluster;
  }

  /** The roots of the application. */
  List<URI> nodes() {
    return nodes.values().stream()
        .map(node -> URI.create("http://" + LOOPBACK + ":" + node.port() + "/"))
        .toList();
  }

  /** What keeps conversations. */
  Sql sql() {
    return sql;
  }

  /** What the nodes seal with. */
  String secret() {
    return String.valueOf(environment.get("SECRET_KEY"));
  }

  /** The number of the first node's process. */
  long firstNode() {
    return nodes.values().iterator().next().pid();
  }

  /** The processes' numbers by name. */
  Map<String, Long> pids() {
    return Map.copyOf(pids);
  }

  private void startRedis(Children children) {
    RealRedis redis = RealRedis.started("bind " + LOOPBACK);
    children.keep(redis::close);
    environment.put("USE_REDIS", "true");
    environment.put("REDIS_HOST", LOOPBACK);
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
    pids.put("Redis", redis.pid());
  }

  private void startNode(int number, BenchSettings settings, Children children, Path folder)
      throws IOException {
    String name = "node " + number;
    Path home = Files.createDirectory(folder.resolve("node-" + number));
    ServerProcess node =
        settings.server().start(home, environment, settings.jvm(), settings.options());
    children.keep(node::close);
    nodes.put(name, node);
    pids.put(name, node.pid());
  }
}
