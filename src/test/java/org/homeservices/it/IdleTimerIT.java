package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.MicroServer;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That frames start no timers on Payara, whatever its release: see src/adr/0011. */
class IdleTimerIT {
  private static final int FRAMES = 1_000;

  /** A task of Payara's managed scheduled executor. */
  private static final String TASK =
      "ManagedScheduledThreadPoolExecutor$ManagedScheduledFutureTask";

  /** Keeps the dead tasks in the heap until they are counted. */
  private static final List<String> SELDOM_COLLECTED = List.of("-XX:+UseSerialGC", "-Xmn600m");

  @TempDir Path folder;

  @Test
  void framesShouldStartNoTimers() {
    try (ServerProcess server = MicroServer.start(folder, Map.of(), SELDOM_COLLECTED, List.of())) {
      Begun begun = server.awaitReady().begin();
      try (ChatClient visitor = ChatClient.open(begun.socket())) {
        visitor.hello(begun.token());
        long before = tasksEver(server);

        exchange(visitor);

        assertThat(tasksEver(server) - before).isLessThan(FRAMES / 100);
        assertThat(server.log()).containsOnlyOnce("idle timer of Tyrus is off");
      }
    }
  }

  /** More than a socket may send in a second: each frame gets a pong or an error. */
  private static void exchange(ChatClient visitor) {
    for (int frame = 1; frame <= FRAMES; frame++) {
      visitor.send("ping", Json.createObjectBuilder().add("at", frame));
    }
    AtomicInteger replies = new AtomicInteger();
    visitor.upTo(frame -> isReply(frame) && replies.incrementAndGet() == FRAMES);
  }

  private static boolean isReply(JsonObject frame) {
    return Set.of("pong", "error").contains(frame.getString("type"));
  }

  /** How many tasks lie in the server's heap, the dead ones too. */
  private static long tasksEver(ServerProcess server) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(server.pid());
    try {
      Process process =
          new ProcessBuilder(jcmd, pid, "GC.class_histogram", "-all")
              .redirectErrorStream(true)
              .start();
      String histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(histogram).contains("java.lang.String");
      return histogram
          .lines()
          .filter(line -> line.contains(TASK))
          .mapToLong(IdleTimerIT::count)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a line as {@code 12: 345 6789 a.class.Name}. */
  private static long count(String line) {
    return Long.parseLong(line.trim().split("\\s+", 3)[1]);
  }
}
