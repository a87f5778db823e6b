package org.homeservices.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/** Two nodes, their Redis and their PostgreSQL, in processes of their own. */
final class Ground implements AutoCloseable {
  /** How many nodes there are. */
  static final int NODES = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx512m");

  private final RealPostgres database = RealPostgres.started();
  private final DatabaseSettings conversations = database.freshDatabase();
  private final List<RealRedis> servers = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final ServerProcess[] nodes = new ServerProcess[NODES];
  private final Path folder;

  /** How Redis stands. */
  enum Kind {
    /** One server that keeps nothing. */
    PLAIN,
    /** One server that writes everything down before it answers. */
    DURABLE,
    /** A master, a replica, and a sentinel. */
    SENTINEL
  }

  private Ground(Kind kind, Path folder) {
    this.folder = folder;
    environment.put("SECRET_KEY", UUID.randomUUID() + "." + UUID.randomUUID());
    environment.put("DB_URL", String.valueOf(conversations.url()));
    environment.put("DB_USER", conversations.user());
    environment.put("USE_REDIS", "true");
    environment.put("ASSISTANT_ENABLED", "false");
    switch (kind) {
      case PLAIN -> single(RealRedis.started());
      case DURABLE -> single(RealRedis.started("appendonly yes", "appendfsync always"));
      case SENTINEL -> watched();
    }
  }

  /** Starts all, and returns when both nodes answer. */
  static Ground start(Kind kind, Path folder) {
    Ground ground = new Ground(kind, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(ground::kill));
    for (int number = 0; number < NODES; number++) {
      ground.startNode(number);
    }
    for (ServerProcess node : ground.nodes) {
      node.awaitReady();
    }
    return ground;
  }

  /** The server that takes commands at first. */
  RealRedis redis() {
    return servers.get(0);
  }

  /** The server that keeps conversations. */
  RealPostgres database() {
    return database;
  }

  /** What it keeps. */
  Shelf shelf() {
    return new Shelf(conversations);
  }

  /** A node's process, numbered from 0. */
  ServerProcess node(int number) {
    synchronized (nodes) {
      return nodes[number];
    }
  }

  /** A node as clients see it. */
  ChatSite site(int number) {
    return ChatSite.onPort(node(number).port());
  }

  /** Where a node takes sockets. */
  URI socket(int number) {
    return site(number).socket("ws/chat");
  }

  /** Starts a node in the place of one that has ended; clients find it at once, on a new port. */
  void startAnew(int number) {
    startNode(number);
    node(number).awaitReady();
  }

  @Override
  public void close() {
    kill();
  }

  private void kill() {
    synchronized (nodes) {
      for (ServerProcess node : nodes) {
        if (node != null) {
          node.kill();
        }
      }
    }
    servers.forEach(RealRedis::kill);
    database.close();
  }

  private void startNode(int number) {
    try {
      Path home = Files.createTempDirectory(folder, "node-" + (number + 1) + "-");
      ServerProcess node = ServerKind.chosen().start(home, environment, JVM, List.of());
      synchronized (nodes) {
        nodes[number] = node;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void single(RealRedis redis) {
    servers.add(redis);
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
  }

  private void watched() {
    RealRedis master = RealRedis.started("repl-diskless-sync-delay 0");
    RealRedis replica = RealRedis.started("replicaof 127.0.0.1 " + master.port());
    servers.addAll(List.of(master, replica));
    Waiting.until(() -> says(replica, "master_link_status:up", "INFO", "replication"), PATIENCE);
    RealRedis sentinel =
        RealRedis.started(
            "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1",
            "sentinel down-after-milliseconds mymaster 1000",
            "sentinel failover-timeout mymaster 3000");
    servers.add(sentinel);
    String port = Integer.toString(replica.port());
    Waiting.until(() -> says(sentinel, port, "SENTINEL", "REPLICAS", "mymaster"), PATIENCE);
    environment.put("REDIS_MODE", "sentinel");
    environment.put("REDIS_NODES", "127.0.0.1:" + sentinel.port());
  }

  private static boolean says(RealRedis server, String what, String... command) {
    return String.valueOf(server.say(command)).contains(what);
  }
}
