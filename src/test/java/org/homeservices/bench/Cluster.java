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

/** The nodes and their Redis. */
final class Cluster {
  private static final String LOOPBACK = "127.0.0.1";

  private final Map<String, ServerProcess> nodes = new LinkedHashMap<>();
  private final Map<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Cluster() {}

  /** Starts all, and returns when all nodes answer. */
  static Cluster start(BenchSettings settings, Children children, Path folder) throws IOException {
    Cluster cluster = new Cluster();
    cluster.environment.put("SECRET_KEY", UUID.randomUUID() + "." + UUID.randomUUID());
    String database = folder.toAbsolutePath().resolve("chat").toString();
    cluster.environment.put("DB_URL", "jdbc:h2:file:%s;AUTO_SERVER=TRUE".formatted(database));
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
