package org.homeservices.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisExecProvider;

/**
 * A Redis server in a process of its own on a free port of this machine, with nothing on disk
 * unless its lines say so. Ends with this process at the latest.
 */
public final class RealRedis implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> NOTHING_ON_DISK = List.of("save \"\"", "appendonly no");
  private static final String PASSWORD = "requirepass ";

  private final int port;
  private final Path folder;
  private final List<String> lines;
  private final Optional<FakeTime> clock;
  private Process process;

  private RealRedis(int port, Path folder, List<String> lines, Optional<FakeTime> clock)
      throws IOException {
    this.clock = clock;
    this.port = port;
    this.folder = folder;
    this.lines = lines;
    this.process = launch();
  }

  /** The one that all tests of this process share: none of them may stop it or change its users. */
  public static RealRedis shared() {
    return Shared.REDIS;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param lines of its configuration, like {@code requirepass secret}; a {@code sentinel monitor}
   *     among them makes it a sentinel
   */
  public static RealRedis started(String... lines) {
    return started(Optional.empty(), lines);
  }

  /** One whose clock can be set; {@link FakeTime#isPossible()} says where. */
  public static RealRedis startedWith(FakeTime clock, String... lines) {
    return started(Optional.of(clock), lines);
  }

  private static RealRedis started(Optional<FakeTime> clock, String... lines) {
    try {
      Path folders = Files.createDirectories(Path.of("target", "redis")).toAbsolutePath();
      Path folder = Files.createTempDirectory(folders, "server");
      RealRedis redis = new RealRedis(freePort(), folder, List.of(lines), clock);
      Runtime.getRuntime().addShutdownHook(new Thread(redis::kill));
      redis.awaitReady();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens at now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** Says a command on a connection of its own, with the password where there is one. */
  public @Nullable Object say(String... words) {
    try (RedisLine line = RedisLine.to(port)) {
      lines.stream()
          .filter(option -> option.startsWith(PASSWORD))
          .forEach(option -> line.say("AUTH", option.substring(PASSWORD.length())));
      return line.say(words);
    }
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it as an operator does, and waits until it has ended. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Ends it on the spot ({@code kill -9}). */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again on the same port and waits until it answers. */
  public void start() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  /** Lets it stand still with all its connections open ({@code SIGSTOP}). */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void resume() {
    signal("CONT");
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() throws IOException {
    List<String> all = new ArrayList<>(List.of("port " + port, "dir " + folder));
    boolean isSentinel = lines.stream().anyMatch(line -> line.startsWith("sentinel "));
    all.addAll(isSentinel ? List.of() : NOTHING_ON_DISK);
    all.addAll(lines);
    Path file = Files.write(folder.resolve("redis.conf"), all);
    String program = clock.map(FakeTime::redis).orElseGet(Program.FILE::getPath);
    List<String> command = new ArrayList<>(List.of(program, file.toString()));
    command.addAll(isSentinel ? List.of("--sentinel") : List.of());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.log").toFile());
    clock.ifPresent(time -> builder.environment().putAll(time.environment()));
    return builder.start();
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !hasEndedWithin(Duration.ofMillis(20))) {
      if (answers()) {
        return;
      }
    }
    throw new AssertionError("Redis not ready; its log is in " + folder);
  }

  /** While it reads its file it says that it is loading. */
  private boolean answers() {
    try {
      return "PONG".equals(say("PING"));
    } catch (UncheckedIOException | AssertionError notYet) {
      return false;
    }
  }

  private void awaitEnd() {
    if (!hasEndedWithin(PATIENCE)) {
      throw new AssertionError("Redis still runs as process " + pid());
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

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Made when first asked for. */
  private static final class Shared {
    static final RealRedis REDIS = started();
  }

  /** Unpacked once. */
  private static final class Program {
    static final File FILE = unpacked();

    private static File unpacked() {
      try {
        return RedisExecProvider.defaultProvider().get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
