package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built WAR on Payara Micro in a process of its own, started the plain way. */
public final class MicroServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final int port;

  private MicroServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts a server and returns at once.
   *
   * @param folder its working directory
   * @param environment added to this process' own
   */
  public static MicroServer start(Path folder, Map<String, String> environment) {
    int port = freePort();
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(command(port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new MicroServer(builder.start(), log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        System.getProperty("server.jar"),
        "--noCluster",
        "--port",
        Integer.toString(port),
        "--deploy",
        System.getProperty("war"));
  }

  /** Waits until it answers. */
  public ChatSite awaitReady() {
    ChatSite site = ChatSite.onPort(port);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !hasEndedWithin(Duration.ofMillis(250))) {
      if (isReady(site)) {
        return site;
      }
    }
    throw new AssertionError("server not ready; its log:\n" + log());
  }

  /** Waits until it has ended. */
  public int awaitExit() {
    if (!hasEndedWithin(PATIENCE)) {
      throw new AssertionError("server still runs; its log:\n" + log());
    }
    return process.exitValue();
  }

  /** All that it has printed. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    if (!hasEndedWithin(Duration.ofSeconds(30))) {
      process.destroyForcibly();
    }
  }

  private static boolean isReady(ChatSite site) {
    try {
      return site.get("api/health").statusCode() == 200;
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

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
