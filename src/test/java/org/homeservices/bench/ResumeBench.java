package org.homeservices.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;

/**
 * How long it takes from a socket's {@code hello} to a {@code welcome} with the latest messages of
 * a long conversation, one visitor after the other: first while Redis does not have them, then, on
 * the other node, while it has.
 */
public final class ResumeBench {
  private static final PrintStream OUT = System.out;
  private static final int CONVERSATIONS = 300;
  private static final int FOR_WARM_UP = 200;
  private static final int MESSAGES = 500;
  private static final int WELCOMED = 50;

  /** Of a history that is gone, so that the position fits none. */
  private static final JsonObject LOST =
      Json.createObjectBuilder().add("epoch", "lost").add("seq", MESSAGES - 10).build();

  private final List<ChatSite> sites;
  private final OldTalk talk;

  private ResumeBench(Cluster cluster, OldTalk talk) {
    this.sites = cluster.nodes().stream().map(ChatSite::new).toList();
    this.talk = talk;
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    BenchSettings settings = BenchSettings.read();
    Path results = Files.createDirectories(Path.of(System.getProperty("bench.folder")));
    Path folder = Files.createTempDirectory(results, "resume-");
    try (Children children = Children.none()) {
      Cluster cluster = Cluster.start(settings, children, folder);
      try (OldTalk talk = new OldTalk(cluster)) {
        String report = Heading.of(settings) + new ResumeBench(cluster, talk).run();
        Files.writeString(folder.resolve("report.md"), report);
        OUT.println("\n" + report);
      }
    }
  }

  private String run() {
    List<Begun> warmUp = begun(FOR_WARM_UP);
    sites.forEach(site -> welcomed(site, warmUp, false));
    List<Begun> fresh = begun(CONVERSATIONS);
    List<Begun> returning = begun(CONVERSATIONS);
    return """
        | History | position | p50 / p99 / max, ms |
        | --- | --- | --- |
        """
        + row("from SQL", "none", welcomed(sites.get(0), fresh, false))
        + row("from SQL", "of a lost epoch", welcomed(sites.get(0), returning, true))
        + row("in Redis", "none", welcomed(sites.get(1), fresh, false))
        + row("in Redis", "of a lost epoch", welcomed(sites.get(1), returning, true));
  }

  private List<Begun> begun(int count) {
    List<Begun> begun = Stream.generate(sites.get(0)::begin).limit(count).toList();
    begun.forEach(one -> talk.write(one.id(), MESSAGES));
    return begun;
  }

  private static Histogram welcomed(ChatSite site, List<Begun> conversations, boolean returns) {
    Histogram micros = new Histogram(3);
    for (Begun begun : conversations) {
      try (ChatClient client = ChatClient.open(site.socket("ws/chat"))) {
        long start = System.nanoTime();
        JsonObject welcome =
            returns ? client.hello(begun.token(), LOST) : client.hello(begun.token());
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        int got = welcome.getJsonArray("messages").size();
        if (got != WELCOMED) {
          throw new IllegalStateException("welcomed with %d messages".formatted(got));
        }
      }
    }
    return micros;
  }

  private static String row(String history, String position, Histogram micros) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f / %.1f / %.1f |%n",
        history,
        position,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
