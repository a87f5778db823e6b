package org.homeservices.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A HAProxy of this machine on loopback in front of two nodes, with the file that deployments use.
 * Ends with this process at the latest.
 */
public final class HaProxy implements AutoCloseable {
  private static final Path CONFIGURATION = Path.of("docker", "haproxy.cfg").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Debian puts it where only root's path leads. */
  private static final String SYSTEM_FOLDER = "/usr/sbin";

  private final Process process;
  private final int port;
  private final Path log;

  private HaProxy(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The program, where it is installed. */
  public static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of(SYSTEM_FOLDER))
        .map(folder -> Path.of(folder, "haproxy"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether this machine must have one: where tests that need it may not be skipped. */
  public static boolean isRequired() {
    return Boolean.parseBoolean(System.getenv("HAPROXY_REQUIRED"));
  }

  /**
   * Starts one, and returns when it takes connections. Whether its nodes live it learns later.
   *
   * @param port its own
   * @param nodes the ports of the two nodes
   * @param folder gets its log
   */
  public static HaProxy start(int port, List<Integer> nodes, Path folder) {
    Path log = folder.resolve("haproxy.log");
    String program = program().map(Path::toString).orElse("haproxy");
    ProcessBuilder builder =
        new ProcessBuilder(program, "-db", "-f", CONFIGURATION.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("BALANCER_BIND", "127.0.0.1:" + port);
    builder.environment().put("NODE_1", "127.0.0.1:" + nodes.get(0));
    builder.environment().put("NODE_2", "127.0.0.1:" + nodes.get(1));
    try {
      HaProxy proxy = new HaProxy(builder.start(), port, log);
      proxy.awaitReady();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** All that it has printed: a line for each request or connection that has ended. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitReady() {
    ChatSite site = ChatSite.onPort(port);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !hasEndedWithin(Duration.ofMillis(20))) {
      if (answers(site)) {
        return;
      }
    }
    throw new AssertionError("HAProxy not ready; it says:\n" + log());
  }

  /** It answers this one by itself. */
  private static boolean answers(ChatSite site) {
    try {
      return site.get("health/live").statusCode() == 404;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private boolean hasEndedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
