package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The widget's own tests, where a Node.js is there to run them. */
class WidgetScriptsTest {
  private static final Path MODULES = Path.of("src", "main", "webapp", "widget");
  private static final Path TESTS = Path.of("src", "test", "javascript", "widget");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void nodeShouldBeThere() {
    assumeTrue(isNodeThere(), "skipped: no Node.js");
  }

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
    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = node.waitFor(2, TimeUnit.MINUTES);

    assertThat(ended).isTrue();
    assertThat(node.exitValue()).as("%s", Files.readString(log)).isZero();
    assertThat(Files.readString(log)).contains("# fail 0").doesNotContain("# pass 0");
  }

  private static boolean isNodeThere() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, "node").canExecute());
  }

  /** Runs copies of the tests, beside the modules that they name by relative addresses. */
  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(folder.resolve(file), Files.readString(file));
        if (file.toString().endsWith(".test.js")) {
          command.add(file.toString());
        }
      }
    }
    return command;
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
