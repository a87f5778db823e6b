package org.homeservices.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What there is of an application in its server, after full garbage collections.
 *
 * @param loaders class loaders that have loaded a class of ours
 * @param threads how many there are of each name, without its numbers
 * @param heap bytes that live
 */
record Footprint(long loaders, Map<String, Integer> threads, long heap) {
  private static final String OURS = "org.homeservices.wiring.Start";
  private static final Pattern NUMBERS = Pattern.compile("\\d+|[0-9a-f]{8,}");
  private static final int TOTAL = 2;

  /** Measures the JVM with a number, by its own diagnostic commands. */
  static Footprint of(long pid) {
    // Twice: what the first finds to be finalised the second takes away.
    ask(pid, "GC.run");
    ask(pid, "GC.run");
    Map<String, Integer> threads = new TreeMap<>();
    ask(pid, "Thread.print")
        .lines()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.lastIndexOf('"')))
        .forEach(name -> threads.merge(NUMBERS.matcher(name).replaceAll("n"), 1, Integer::sum));
    long loaders =
        ask(pid, "VM.class_hierarchy", OURS).lines().filter(line -> line.contains(OURS)).count();
    return new Footprint(loaders, threads, heap(pid));
  }

  /** Whether a thread is of the application or its libraries, as far as its name tells. */
  static boolean isOurs(String name) {
    return Stream.of("chat-", "redisson", "netty", "Hikari", "H2 ", "HttpClient", "hsc")
        .anyMatch(name::startsWith);
  }

  /** How many threads are ours. */
  int ownThreads() {
    return threads.entrySet().stream()
        .filter(entry -> isOurs(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The names of which there are more than before, and how many more. */
  Map<String, Integer> moreThan(Footprint before) {
    Map<String, Integer> more = new TreeMap<>();
    threads.forEach(
        (name, count) -> {
          int added = count - before.threads.getOrDefault(name, 0);
          if (added > 0) {
            more.put(name, added);
          }
        });
    return more;
  }

  private static long heap(long pid) {
    String last =
        ask(pid, "GC.class_histogram").lines().reduce("", (earlier, later) -> later).strip();
    return Long.parseLong(last.split("\\s+", -1)[TOTAL]);
  }

  private static String ask(long pid, String... command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              Stream.concat(Stream.of("jcmd", Long.toString(pid)), Stream.of(command)).toList());
      return new String(
          builder.redirectErrorStream(true).start().getInputStream().readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
