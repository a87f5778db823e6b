package org.homeservices.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.homeservices.cluster.Signpost.Node;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.HaProxy;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/**
 * Runs two nodes, their Redis, their PostgreSQL and a balancer on loopback, until it is stopped or
 * both nodes have ended: {@code LocalCluster <port>}. All of them end with this process; what
 * visitors have said is thrown away. A property {@code server} chooses the server, as {@link
 * ServerKind#chosen} says; settings of the environment reach the nodes.
 */
public final class LocalCluster implements AutoCloseable {
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static final int NODES = 2;
  private static final List<String> JVM =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final RealRedis redis = RealRedis.started();
  private final RealPostgres postgres = RealPostgres.started();
  private final List<ServerProcess> nodes = new ArrayList<>();
  private final Path folder;
  private AutoCloseable balancer = () -> {};

  private LocalCluster(Path folder) {
    this.folder = folder;
  }

  /** Does what the class says, and ends this JVM: with 1 where not all could be started. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    if (isTaken(port)) {
      ERR.printf("Port %d is in use; take another with -Dport=%d.%n", port, port + 1);
      System.exit(1);
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(run(port));
  }

  private static int run(int port) throws IOException {
    Path all = Files.createDirectories(Path.of("target", "cluster")).toAbsolutePath();
    LocalCluster cluster = new LocalCluster(Files.createTempDirectory(all, "run"));
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop-cluster"));
    try {
      cluster.start(port);
    } catch (AssertionError failed) {
      ERR.println(failed.getMessage());
      return 1;
    }
    cluster.awaitEnd();
    return 0;
  }

  private static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Ends all of it at once. */
  @Override
  public void close() {
    synchronized (nodes) {
      nodes.forEach(ServerProcess::kill);
    }
    try {
      balancer.close();
    } catch (Exception e) {
      throw new IllegalStateException("balancer does not end", e);
    }
    redis.kill();
    postgres.stop();
  }

  private void start(int port) {
    Map<String, String> environment = environment();
    for (int number = 1; number <= NODES; number++) {
      ServerProcess node = ServerKind.chosen().start(folder(number), environment, JVM, List.of());
      synchronized (nodes) {
        nodes.add(node);
      }
    }
    nodes.forEach(ServerProcess::awaitReady);
    List<Integer> ports = nodes.stream().map(ServerProcess::port).toList();
    boolean hasProxy = HaProxy.program().isPresent();
    balancer = hasProxy ? HaProxy.start(port, ports, folder) : RoundRobin.start(port, ports);
    List<Node> doors = nodes.stream().map(node -> new Node(node.port(), node.pid())).toList();
    OUT.print(new Signpost(port, hasProxy, doors, redis.port(), postgres.port(), folder).text());
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    OUT.printf("  Ready after %.1f s.%n%n", seconds);
  }

  private Map<String, String> environment() {
    DatabaseSettings database = postgres.freshDatabase();
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_KEY", UUID.randomUUID() + "." + UUID.randomUUID());
    environment.put("USE_REDIS", "true");
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
    environment.put("DB_URL", String.valueOf(database.url()));
    environment.put("DB_USER", database.user());
    environment.put("TRUSTED_PROXIES", "127.0.0.1");
    return environment;
  }

  private Path folder(int number) {
    try {
      return Files.createDirectories(folder.resolve("node-" + number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells of each node that ends, and returns when both have. */
  private void awaitEnd() {
    CompletableFuture<?>[] ends =
        IntStream.range(0, NODES).mapToObj(this::end).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).join();
  }

  private CompletableFuture<?> end(int index) {
    return ProcessHandle.of(nodes.get(index).pid())
        .map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null))
        .thenRun(() -> OUT.printf("  Node %d has ended.%n", index + 1));
  }
}
