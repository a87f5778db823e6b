package org.homeservices.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homeservices.config.DotEnv;
import org.homeservices.config.InvalidSettings;
import org.homeservices.config.ProcessLookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;

/**
 * Runs the WAR on Payara Micro in the foreground: {@code DevServer <server jar> <war> <port>
 * <pre-boot commands>}.
 *
 * <p>Ends with {@link InvalidSettings#EXIT_CODE} and one message where a setting is wrong, before
 * the server is started; else with the server's own exit code. When this process is stopped, the
 * server is stopped first.
 */
public final class DevServer {
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int STOP_SECONDS = 20;
  private static final int FAILED = 1;

  private final Path serverJar;
  private final Path war;
  private final int port;
  private final Path preBoot;
  private final HttpClient client = HttpClient.newHttpClient();

  private DevServer(Path serverJar, Path war, int port, Path preBoot) {
    this.serverJar = serverJar;
    this.war = war;
    this.port = port;
    this.preBoot = preBoot;
  }

  /** Does what the class says, and ends this JVM. */
  public static void main(String[] args) throws IOException, InterruptedException {
    double built = sinceStart();
    int port = portOf(args[2]);
    Settings settings = settings();
    DevServer server = new DevServer(Path.of(args[0]), Path.of(args[1]), port, Path.of(args[3]));
    System.exit(server.run(settings, built));
  }

  private static Settings settings() {
    try {
      return SettingsReader.read(new ProcessLookup());
    } catch (InvalidSettings e) {
      throw end(InvalidSettings.EXIT_CODE, e.report());
    }
  }

  private static int portOf(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw end(
          InvalidSettings.EXIT_CODE,
          "-Dport=%s: must be a number from 1 to 65535, for example -Dport=8081".formatted(text));
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress((InetAddress) null, port));
      return port;
    } catch (IOException e) {
      throw end(FAILED, "port %d is in use; take another with -Dport=%d".formatted(port, port + 1));
    }
  }

  private int run(Settings settings, double built) throws IOException, InterruptedException {
    double checked = sinceStart();
    Process server = start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-server"));
    if (awaitPage(server)) {
      double ready = sinceStart();
      OUT.printf(
          "%n  http://localhost:%d/ is ready after %.1f s: build %.1f s, settings %.1f s,"
              + " server and application %.1f s. Ctrl-C stops it.%n%n",
          port, ready, built, checked - built, ready - checked);
    } else if (server.isAlive()) {
      ERR.println("The server runs, but the application does not answer: its log says why.");
      stop(server);
      return FAILED;
    }
    return server.waitFor();
  }

  private Process start(Settings settings) throws IOException {
    // Quick compilation only: the server is up a third sooner, and development needs no more.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            serverJar.toString(),
            "--noCluster",
            "--prebootcommandfile",
            preBoot.toString(),
            "--port",
            Integer.toString(port),
            "--contextRoot",
            "/",
            "--deploy",
            war.toString());
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    settings.keys().forEach(key -> passOn(key, builder));
    passOn(DotEnv.FILE_KEY, builder);
    return builder.start();
  }

  /** A system property of this process wins over the environment: so it does in the server's. */
  private static void passOn(String key, ProcessBuilder builder) {
    String value = System.getProperty(key);
    if (value != null) {
      builder.environment().put(key, value);
    }
  }

  private boolean awaitPage(Process server) throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/api/health");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!server.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)
        && System.nanoTime() < deadline) {
      if (isAnswered(request)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnswered(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void stop(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }

  /** Ends this JVM; the return type lets callers write {@code throw}, which is never reached. */
  private static IllegalStateException end(int code, String message) {
    ERR.println(message);
    System.exit(code);
    return new IllegalStateException(message);
  }
}
