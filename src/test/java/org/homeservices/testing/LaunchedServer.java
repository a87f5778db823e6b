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
import java.util.stream.Stream;

/** What server processes have in common. */
abstract class LaunchedServer implements ServerProcess {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final int port;

  LaunchedServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Java, with what the build says of the servers of its tests. */
  static List<String> java() {
    String options = System.getProperty("server.jvm", "");
    return Stream.concat(Stream.of(JAVA), Stream.of(options.split(" ")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Starts a command whose prints go to a file. What is not said to be limited is not. */
  static Process launch(
      List<String> command, Path folder, Path log, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(NoLimits.ENVIRONMENT);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
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

  @Override
  public int awaitExit() {
    if (!hasEndedWithin(PATIENCE)) {
      throw new AssertionError("server still runs; its log:\n" + log());
    }
    return process.exitValue();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (exit != 0) {
        throw new AssertionError("kill -" + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

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
}
