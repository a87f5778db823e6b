package org.homeservices.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/**
 * Nodes of one cluster, numbered from 1, in processes of their own, and their Redis. Conversations
 * that begin on the first node are answered by nobody. A test leaves all of the shared ones
 * running, but for the last one, which may be killed: who needs that one has it {@link #awake}.
 */
final class Nodes implements AutoCloseable {
  static final int LAST = 3;
  static final int POOL_SIZE = 20;
  static final int CONVERSATIONS = 600;
  static final String ADMIN_TOKEN = "the-token-of-the-owner-of-the-nodes-of-tests";

  /** As CONFIGURATION grants them; a user for each node, so that Redis can tell them apart. */
  private static final String USER =
      "user node%d on >password ~hsc:* ~redisson_*:hsc:* &hsc:* &redisson_*:hsc:* +@all"
          + " -@admin -@dangerous +info +client|setname";

  private static final List<String> QUICK_TO_START =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final RealRedis redis;
  private final List<ServerKind> kinds;
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<ChatSite> sites = new ArrayList<>();

  private final Path database = folder().resolve("chat");

  private Nodes(List<ServerKind> kinds) {
    this.kinds = kinds;
    redis = RealRedis.started(configuration(kinds.size()));
    for (int number = 1; number <= kinds.size(); number++) {
      ServerProcess server = launch(number);
      servers.add(server);
      sites.add(ChatSite.onPort(server.port()));
    }
    servers.forEach(ServerProcess::awaitReady);
  }

  /** The ones that all tests of this process share, of the kind that is chosen. */
  static Nodes shared() {
    return Shared.NODES;
  }

  /** Others, of these kinds, which end when they are closed. */
  static Nodes of(ServerKind... kinds) {
    return new Nodes(List.of(kinds));
  }

  /** A node as clients see it. */
  ChatSite site(int number) {
    return sites.get(number - 1);
  }

  /** Where a node takes sockets. */
  URI socket(int number) {
    return site(number).socket("ws/chat");
  }

  /** A node's process. */
  ServerProcess server(int number) {
    return servers.get(number - 1);
  }

  RealRedis redis() {
    return redis;
  }

  /** Starts a node in the place of one that has ended, on another port; returns at once. */
  void startAnew(int number) {
    ServerProcess server = launch(number);
    servers.set(number - 1, server);
    sites.set(number - 1, ChatSite.onPort(server.port()));
  }

  /** A node that runs: where a test has killed it, it is started anew. */
  ServerProcess awake(int number) {
    if (ProcessHandle.of(server(number).pid()).isEmpty()) {
      startAnew(number);
      server(number).awaitReady();
    }
    return server(number);
  }

  private ServerProcess launch(int number) {
    ServerProcess server =
        kinds.get(number - 1).start(folder(), environment(number), QUICK_TO_START, List.of());
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    return server;
  }

  /** Has Redis and the nodes go on that a test has ended or stopped. */
  void heal() {
    if (!redis.isRunning()) {
      redis.start();
    }
    server(2).signal("CONT");
  }

  /** A node that does not hold the database's file, so that its log is all that it writes. */
  int nodeThatOnlyLogs() {
    return IntStream.rangeClosed(1, 2)
        .filter(number -> !holdsDatabase(number))
        .findFirst()
        .orElseThrow();
  }

  private boolean holdsDatabase(int number) {
    Path open = Path.of("/proc", Long.toString(server(number).pid()), "fd");
    try (Stream<Path> files = Files.list(open)) {
      return files.anyMatch(Nodes::isDatabase);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDatabase(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().endsWith(".mv.db");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** How many connections a node has to Redis. */
  long connectionsOf(int number) {
    return String.valueOf(redis.say("CLIENT", "LIST"))
        .lines()
        .filter(line -> line.contains(" user=node" + number + " "))
        .count();
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::kill);
    redis.close();
  }

  private Map<String, String> environment(int number) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    environment.put("DB_URL", "jdbc:h2:file:%s;AUTO_SERVER=TRUE".formatted(database));
    environment.put("USE_REDIS", "true");
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
    environment.put("REDIS_USERNAME", "node" + number);
    environment.put("REDIS_PASSWORD", "password");
    environment.put("CHANNEL_POOL_SIZE", Integer.toString(POOL_SIZE));
    environment.put("ADMIN_TOKEN", ADMIN_TOKEN);
    environment.put("TRUSTED_PROXIES", "127.0.0.1");
    // More than a test begins, and few enough to see who is counted.
    environment.put("CHAT_CONVERSATIONS_PER_MINUTE", Integer.toString(CONVERSATIONS));
    environment.put("ASSISTANT_ENABLED", Boolean.toString(number != 1));
    return environment;
  }

  private static String[] configuration(int nodes) {
    Stream<String> users = IntStream.rangeClosed(1, nodes).mapToObj(USER::formatted);
    return Stream.concat(Stream.of("rdbcompression no"), users).toArray(String[]::new);
  }

  /** A new one, for a server. */
  static Path folder() {
    try {
      Path all = Files.createDirectories(Path.of("target", "nodes")).toAbsolutePath();
      return Files.createTempDirectory(all, "node");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made when first asked for. */
  private static final class Shared {
    static final Nodes NODES = new Nodes(Collections.nCopies(LAST, ServerKind.chosen()));
  }
}
