package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The widget's own tests. */
class WidgetScriptsTest {
  private static final Path MODULES = Path.of("src", "main", "webapp", "widget");
  private static final Path TESTS = Path.of("src", "test", "javascript", "widget");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void modulesShouldPassTheirTests() throws IOException, InterruptedException {
    assertPass(WidgetSources.all());
  }

  @Test
  void modulesShouldPassTheirTestsWhenTheyAreMadeSmall() throws IOException, InterruptedException {
    assertPass(WidgetSources.small());
  }

  private void assertPass(Map<String, String> modules) throws IOException, InterruptedException {
    modules.forEach((path, text) -> write(folder.resolve(MODULES).resolve(path), text));

    assertThat(NodeJs.run(folder, arguments())).contains("# fail 0").doesNotContain("# pass 0");
  }

  /** Runs copies of the tests, beside the modules that they name by relative addresses. */
  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--test", "--test-reporter=tap"));
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(folder.resolve(file), Files.readString(file));
        if (file.toString().endsWith(".test.js")) {
          arguments.add(file.toString());
        }
      }
    }
    return arguments;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
