package org.homeservices.web.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The widget's files, as they lie in the sources and as they are served. */
final class WidgetSources {
  private static final Path OWN = Path.of("src", "main", "webapp", "widget");
  private static final Path LIBRARIES = Path.of("target", "widget");
  private static final String LIBRARY = "marked.js";

  private WidgetSources() {}

  /** Our own modules by their paths. */
  static Map<String, String> own() {
    Map<String, String> own = new TreeMap<>();
    try (Stream<Path> files = Files.walk(OWN)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> own.put(OWN.relativize(file).toString().replace('\\', '/'), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    own.remove(LIBRARY);
    return own;
  }

  /** All modules by their paths, with that which the build has unpacked. */
  static Map<String, String> all() {
    Map<String, String> all = own();
    all.put(LIBRARY, text(LIBRARIES.resolve(LIBRARY)));
    return all;
  }

  /** All modules as a server hands them out. */
  static WidgetFiles files() {
    Map<String, byte[]> files = new TreeMap<>();
    all().forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
    return WidgetFiles.of(files);
  }

  /** All modules by their paths, each made small by itself. */
  static Map<String, String> small() {
    Map<String, String> small = all();
    small.computeIfPresent(LIBRARY, (path, text) -> Library.upTo("Lexer", text));
    own()
        .forEach(
            (path, text) -> {
              Set<String> seen = Set.copyOf(Module.of(path, text).exports());
              small.put(path, Minifier.of(Tokens.of(text), seen));
            });
    return small;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
