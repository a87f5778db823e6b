package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The clock of a process, which can be stepped while it runs, by libfaketime. Time that only goes
 * on, of which timeouts are made, is left alone, as where an operator sets a machine's clock.
 */
public final class FakeTime {
  private static final Path LIBRARY =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

  /** Its malloc goes first: a Redis with jemalloc asks for the time before the library is ready. */
  private static final Path LIBC = Path.of("/lib/x86_64-linux-gnu/libc.so.6");

  /** The one that tests bring is linked statically, so that no library can be put before it. */
  private static final Path REDIS = Path.of("/usr/bin/redis-server");

  private final Path file;

  private FakeTime(Path file) {
    this.file = file;
    step(Duration.ZERO);
  }

  /** Whether this machine has what it takes. */
  public static boolean isPossible() {
    return List.of(LIBRARY, LIBC, REDIS).stream().allMatch(Files::exists);
  }

  /** A clock that is right at first. */
  public static FakeTime right() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "clocks")).toAbsolutePath();
      return new FakeTime(Files.createTempFile(folder, "clock", ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets it so far from the right time; a process notices within a second. */
  public void step(Duration offset) {
    try {
      Path next = Files.writeString(Path.of(file + ".next"), "%+d%n".formatted(offset.toSeconds()));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process is started with that has this clock. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        LIBRARY + ":" + LIBC,
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1");
  }

  String redis() {
    return REDIS.toString();
  }
}
