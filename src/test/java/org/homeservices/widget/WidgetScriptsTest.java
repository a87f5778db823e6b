package org.homeservices.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The widget's own tests, where a Node.js is there to run them. */
class WidgetScriptsTest {
  private static final Path TESTS = Path.of("src", "test", "javascript", "widget");

  @TempDir Path folder;

  @Test
  void widgetModulesShouldPassTheirTests() throws IOException, InterruptedException {
    assumeTrue(isNodeThere(), "skipped: no Node.js");

    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder(command())
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

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
    try (Stream<Path> files = Files.walk(TESTS)) {
      files.map(Path::toString).filter(file -> file.endsWith(".test.js")).forEach(command::add);
    }
    return command;
  }
}
