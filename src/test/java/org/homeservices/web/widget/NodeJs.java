package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Node.js that the path has, or else the one that drives the browser of other tests. */
final class NodeJs {
  private NodeJs() {}

  /**
   * Runs it, and returns what it writes.
   *
   * @throws AssertionError where it tells of a failure
   */
  static String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(command()));
    command.addAll(arguments);
    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = node.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      node.destroyForcibly();
    }
    assertThat(ended).as("%s", Files.readString(log)).isTrue();
    assertThat(node.exitValue()).as("%s", Files.readString(log)).isZero();
    return Files.readString(log);
  }

  private static String command() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(NodeJs::ofDriver);
  }

  private static String ofDriver() {
    Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Driver.ensureDriverInstalled(environment, false).createProcessBuilder().command().get(0);
  }
}
