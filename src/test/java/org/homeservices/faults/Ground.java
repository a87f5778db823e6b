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
import java.util.Optional;
import java.util.UUID;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.FakeTime;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.Relay;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/** Two nodes, their Redis and their PostgreSQL, in processes of their own. */
final class Ground implements AutoCloseable {
  /** How many nodes there are. */
  static final int NODES = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final List<String> JVM = List.of("-Xms512m", "-Xmx512m");

  private final RealPostgres database = RealPostgres.started();
  private final DatabaseSettings conversations = database.freshDatabase();
  private final List<RealRedis> servers = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final ServerProcess[] nodes = new ServerProcess[NODES];
  private final int[] ports = {RealRedis.freePort(), RealRedis.freePort()};
  private final List<Relay> relays = new ArrayList<>();
  private final Path folder;
  private final Optional<Neighbours> neighbours;
  private final Optional<FakeTime> clock;

  /** How Redis stands. */
  enum Kind {
    /** One server that keeps nothing. */
    PLAIN,
    /** One server that writes everything down before it answers. */
    DURABLE,
    /** A master, a replica, and a sentinel. */
    SENTINEL,
    /** One server behind a relay for each node. */
    RELAYED,
    /** One server, and a second node, whose clocks can be set. */
    CLOCKED
  }

  private Ground(Kind kind, Path folder, boolean assistant) {
    this.folder = folder;
    this.neighbours = assistant ? Optional.of(new Neighbours(folder, ports)) : Optional.empty();
    this.clock = kind == Kind.CLOCKED ? Optional.of(FakeTime.right()) : Optional.empty();
    environment.put("SECRET_KEY", UUID.randomUUID() + "." + UUID.randomUUID());
    environment.put("DB_URL", String.valueOf(conversations.url()));
    environment.put("DB_USER", conversations.user());
    environment.put("USE_REDIS", "true");
    environment.put("ASSISTANT_ENABLED", Boolean.toString(assistant));
    neighbours.ifPresent(all -> environment.putAll(all.environment()));
    switch (kind) {
      case PLAIN -> single(RealRedis.started());
      case DURABLE -> single(RealRedis.started("appendonly yes", "appendfsync always"));
      case SENTINEL -> watched();
      case RELAYED -> relayed();
      case CLOCKED -> single(RealRedis.startedWith(clock()));
    }
  }

  /** Starts all, and returns when both nodes answer. Nobody answers the visitors. */
  static Ground start(Kind kind, Path folder) {
    return start(kind, folder, false);
  }

  /** The same with a model that answers, and a balancer before the nodes. */
  static Ground withNeighbours(Kind kind, Path folder) {
    return start(kind, folder, true);
  }

  private static Ground start(Kind kind, Path folder, boolean assistant) {
    Ground ground = new Ground(kind, folder, assistant);
    Runtime.getRuntime().addShutdownHook(new Thread(ground::kill));
    for (int number = 0; number < NODES; number++) {
      ground.startNode(number);
    }
    for (ServerProcess node : ground.nodes) {
      node.awaitReady();
    }
    ground.neighbours.ifPresent(all -> all.awaitReady());
    return ground;
  }

  /** The server that takes commands at first. */
  RealRedis redis() {
    return servers.get(0);
  }

  /** What stands before Redis, of a node. */
  Relay relay(int number) {
    return relays.get(number);
  }

  /** The clock of Redis and of the second node. */
  FakeTime clock() {
    return clock.orElseThrow();
  }

  /** What is beside the nodes. */
  Neighbours neighbours() {
    return neighbours.orElseThrow();
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

  /** Starts a node in the place of one that has ended; on the same port. */
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
    neighbours.ifPresent(Neighbours::close);
    relays.forEach(Relay::close);
    servers.forEach(RealRedis::kill);
    database.close();
  }

  private void startNode(int number) {
    try {
      Path home = home(number);
      Map<String, String> all = new HashMap<>(environment);
      if (!relays.isEmpty()) {
        all.put("REDIS_PORT", Integer.toString(relays.get(number).port()));
      }
      if (number > 0) {
        clock.ifPresent(time -> all.putAll(time.environment()));
      }
      ServerProcess node = ServerKind.chosen().startOn(ports[number], home, all, JVM, List.of());
      synchronized (nodes) {
        nodes[number] = node;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The second node runs and logs on a disk of its own where there is one. */
  private Path home(int number) throws IOException {
    Path disk =
        number == 0
            ? folder
            : neighbours.flatMap(Neighbours::disk).map(SmallDisk::path).orElse(folder);
    return Files.createTempDirectory(disk, "node-" + (number + 1) + "-");
  }

  private void relayed() {
    single(RealRedis.started());
    for (int number = 0; number < NODES; number++) {
      relays.add(Relay.to(redis().port()));
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
