package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** The files with which operators set up their servers; tests use the same. */
public final class ServerConfig {
  private static final Path ROOT = Path.of("server-config").toAbsolutePath();

  private ServerConfig() {}

  /** One of them, by its path below {@code server-config}. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** The driver that servers need for a data source of their own. */
  public static Path driver() {
    try {
      return Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Copies a folder of them.
   *
   * @return the copy
   */
  static Path copy(String path, Path copy) throws IOException {
    Path folder = file(path);
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> copyOne(file, copy.resolve(folder.relativize(file))));
    }
    return copy;
  }

  private static void copyOne(Path file, Path copy) {
    try {
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
