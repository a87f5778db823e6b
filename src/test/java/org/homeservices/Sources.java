package org.homeservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of this project, for tests of what is said about them. */
final class Sources {
  private static final Path TESTS = Path.of("src", "test", "java");

  private Sources() {}

  /** The source of the test classes of a simple name; empty where there are none. */
  static String ofTest(String name) {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found = files.filter(file -> file.endsWith(name + ".java")).toList();
      return found.stream().map(Sources::text).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
