package org.homeservices.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.homeservices.bench.HeapCheck;

/**
 * What a process has.
 *
 * @param heap bytes of objects that survive a full collection
 * @param files open files and sockets
 */
record Usage(long heap, long threads, long files) {
  /** The head of the table that {@link #row} makes rows of. */
  static final String HEAD =
      """
      | | live heap, MiB: before / after | threads | open files |
      | --- | --- | --- | --- |
      """;

  private static final double MIB = 1024.0 * 1024;

  /** What it has now; it collects its garbage first. */
  static Usage of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    return new Usage(heap(pid), entries(process.resolve("task")), entries(process.resolve("fd")));
  }

  /** A row of the table. */
  String row(String title, Usage after) {
    return "| %s | %.1f / %.1f | %d / %d | %d / %d |%n"
        .formatted(title, heap / MIB, after.heap / MIB, threads, after.threads, files, after.files);
  }

  private static long heap(long pid) {
    try {
      return HeapCheck.liveBytes(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
