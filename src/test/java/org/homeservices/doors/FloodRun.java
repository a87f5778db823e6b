package org.homeservices.doors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/** Throws all of it at one server, and prints how long a well-behaved visitor waited. */
public final class FloodRun {
  private static final PrintStream OUT = System.out;
  private static final int CASES = Integer.getInteger("fuzz.cases", 20_000);
  private static final int SOCKETS = Integer.getInteger("flood.sockets", 10_000);

  private static final List<Crowd.Manner> MANNERS =
      Stream.of(Crowd.Manner.values())
          .filter(manner -> manner.name().matches(System.getProperty("flood.manners", ".*")))
          .toList();

  private FloodRun() {}

  /** Does what the class says. */
  public static void main(String[] args) throws Exception {
    Path results = Files.createDirectories(Path.of(System.getProperty("faults.folder")));
    Path folder = Files.createTempDirectory(results.toAbsolutePath(), "flood-");
    Map<String, String> environment =
        Map.of(
            "SECRET_KEY", "a secret of thirty-two or more characters, for tests",
            "DB_URL", "jdbc:h2:mem:chat;DB_CLOSE_DELAY=-1",
            "TRUSTED_PROXIES", "127.0.0.0/8",
            "CHAT_MAX_CONNECTIONS_PER_IP", "100000");
    try (ServerProcess server = ServerKind.chosen().start(folder, environment)) {
      ChatSite site = server.awaitReady();
      Fuzz fuzz = new Fuzz(site, server.port());
      Politeness meanwhile =
          Politeness.during(site, () -> fuzz.run(CASES, Long.getLong("fuzz.seed", 1)));
      OUT.printf("| fuzz, %,d cases %s | %s |%n", CASES, fuzz.answers(), meanwhile);
      fuzz.findings().forEach(OUT::println);
      for (Crowd.Manner manner : MANNERS) {
        crowd(site, server.port(), manner);
      }
      OUT.println("health afterwards: " + site.get("api/health").body());
    }
  }

  /** First while they come, as fast as they can, then while they are there. */
  private static void crowd(ChatSite site, int port, Crowd.Manner manner) throws Exception {
    AtomicReference<Crowd> crowd = new AtomicReference<>();
    long from = System.nanoTime();
    Politeness coming = Politeness.during(site, () -> crowd.set(Crowd.of(SOCKETS, port, manner)));
    long took = NANOSECONDS.toMillis(System.nanoTime() - from);
    try (Crowd there = crowd.get()) {
      Politeness meanwhile = Politeness.during(site, () -> there.stay(Duration.ofSeconds(10)));
      OUT.printf("| %,d × %s, coming in %,d ms | %s |%n", SOCKETS, manner, took, coming);
      OUT.printf("| %,d × %s, there | %s |%n", SOCKETS, manner, meanwhile);
    }
  }
}
