package org.homeservices.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory that can be filled; for whoever may mount one. */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "size=200m";
  private static final int BLOCK = 64 * 1024;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts one in a folder; empty where that is not allowed. */
  static Optional<SmallDisk> in(Path folder) {
    try {
      Path path = Files.createTempDirectory(folder, "disk-");
      return run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", path.toString())
          ? Optional.of(new SmallDisk(path))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its folder. */
  Path path() {
    return path;
  }

  /** Fills it to the last byte. */
  void fill() {
    for (int size = BLOCK; size > 0; size /= 2) {
      try (OutputStream out = Files.newOutputStream(path.resolve("filler-" + size))) {
        while (true) {
          out.write(new byte[size]);
        }
      } catch (IOException full) {
        // What is wanted; what is left may hold a smaller block.
      }
    }
  }

  /** Has room again. */
  void free() {
    try {
      for (int size = BLOCK; size > 0; size /= 2) {
        Files.deleteIfExists(path.resolve("filler-" + size));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unmounts it once nobody uses it any more; what it holds is lost. */
  @Override
  public void close() {
    try {
      boolean unused = run("umount", "-l", path.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
