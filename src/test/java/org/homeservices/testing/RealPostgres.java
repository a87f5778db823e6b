package org.homeservices.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.homeservices.database.DatabaseSettings;

/**
 * A PostgreSQL server in processes of its own on a free port of this machine. Ends with this
 * process at the latest.
 */
public final class RealPostgres implements AutoCloseable {
  private static final String USER = "postgres";
  private static final int POOL_SIZE = 4;

  private final int port;
  private final Path data;
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres server;

  private RealPostgres(int port, Path data) {
    this.port = port;
    this.data = data;
    this.server = launch();
  }

  /** The one that all tests of this process share: none of them may stop it. */
  public static RealPostgres shared() {
    return Shared.POSTGRES;
  }

  /** Starts one and waits until it answers. */
  public static RealPostgres started() {
    try {
      Path folders = Files.createDirectories(Path.of("target", "postgres")).toAbsolutePath();
      Path data = Files.createTempDirectory(folders, "server").resolve("data");
      RealPostgres postgres = new RealPostgres(RealRedis.freePort(), data);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** The number of its first process, whose children are the others. */
  public long pid() {
    return main().pid();
  }

  /** A new, empty database of this server. */
  public DatabaseSettings freshDatabase() {
    String name = "test_%d".formatted(databases.incrementAndGet());
    say("CREATE DATABASE " + name);
    return settings(name);
  }

  /** The database of that name, whether it is there or not. */
  public DatabaseSettings settings(String name) {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    return new DatabaseSettings(url, USER, "", null, POOL_SIZE);
  }

  /** Says one statement to the server, outside of any test's database. */
  public void say(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement saying = connection.createStatement()) {
      saying.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  /** Ends it at once; its files stay. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again on the same port with the same files, and waits until it answers. */
  public void start() {
    server = launch();
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
    stop();
  }

  private EmbeddedPostgres launch() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPGStartupWait(Duration.ofSeconds(30))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To the first one before the others are looked for: it makes more of them. */
  private void signal(String name) {
    signal(name, Stream.of(main()));
    signal(name, main().descendants());
  }

  private static void signal(String name, Stream<ProcessHandle> processes) {
    ProcessBuilder kill = new ProcessBuilder("kill", "-" + name);
    processes.map(process -> Long.toString(process.pid())).forEach(kill.command()::add);
    try {
      kill.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProcessHandle main() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made when first asked for. */
  private static final class Shared {
    static final RealPostgres POSTGRES = started();
  }
}
