package org.homeservices.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The machine that is measured on. */
final class Machine {
  private static final int USER_HZ = 100;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int KINDS = 8;
  private static final double KIB_IN_GIB = 1024.0 * 1024;

  private Machine() {}

  /** The time that all its processors have not been idle so far. */
  static Duration busy() throws IOException {
    return busy(Files.readString(Path.of("/proc/stat")));
  }

  /** The same, from the text of {@code /proc/stat}; time stolen by other machines is busy too. */
  static Duration busy(String stat) {
    long[] ticks =
        Arrays.stream(stat.lines().findFirst().orElseThrow().split(" +"))
            .skip(1)
            .limit(KINDS)
            .mapToLong(Long::parseLong)
            .toArray();
    long busy = Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING];
    return Duration.ofMillis(busy * 1_000 / USER_HZ);
  }

  /** What stands above a table. */
  static String description() throws IOException {
    return "%d CPUs, %.0f GiB, %s %s, JDK %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            memoryKib(Files.readString(Path.of("/proc/meminfo"))) / KIB_IN_GIB,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  private static long memoryKib(String meminfo) {
    return Long.parseLong(meminfo.lines().findFirst().orElseThrow().replaceAll("[^0-9]", ""));
  }
}
