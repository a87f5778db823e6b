package org.homeservices.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.testing.ServerKind;

/**
 * How to measure, from system properties; PERFORMANCE.md describes them.
 *
 * @param postgres whether conversations are kept in PostgreSQL, not in H2
 * @param archive whether messages are kept at all
 * @param jvm options of each node's JVM
 * @param options of each node's server, as {@code --prebootcommandfile FILE}
 * @param environment settings of the application besides those that every run has
 */
record BenchSettings(
    List<BenchProfile> profiles,
    int nodes,
    boolean redis,
    boolean postgres,
    boolean archive,
    boolean profiled,
    Duration warm,
    Duration window,
    ServerKind server,
    List<String> jvm,
    List<String> options,
    Map<String, String> environment) {

  /** Reads the properties. */
  static BenchSettings read() {
    return new BenchSettings(
        words("bench.profiles", "chat,saturation,room,pairs,large,idle", ",")
            .map(BenchProfile::titled)
            .toList(),
        Integer.parseInt(System.getProperty("bench.nodes", "2")),
        Boolean.parseBoolean(System.getProperty("bench.redis", "true")),
        Boolean.getBoolean("bench.postgres"),
        Boolean.parseBoolean(System.getProperty("bench.archive", "true")),
        Boolean.getBoolean("bench.profile"),
        seconds("bench.warm", "20"),
        seconds("bench.seconds", "10"),
        ServerKind.chosen(),
        words("bench.jvm", "-Xms512m -Xmx512m", " ").toList(),
        words("bench.options", "", " ").toList(),
        words("bench.env", "", ",")
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  /** The same on so many nodes with a Redis, with further settings of the application. */
  BenchSettings with(int count, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putAll(environment);
    return new BenchSettings(
        profiles,
        count,
        true,
        postgres,
        archive,
        false,
        warm,
        window,
        server,
        jvm,
        options,
        Map.copyOf(all));
  }

  private static Duration seconds(String property, String standard) {
    return Duration.ofSeconds(Long.parseLong(System.getProperty(property, standard)));
  }

  private static Stream<String> words(String property, String standard, String separator) {
    return Arrays.stream(System.getProperty(property, standard).split(separator))
        .filter(word -> !word.isBlank());
  }
}
