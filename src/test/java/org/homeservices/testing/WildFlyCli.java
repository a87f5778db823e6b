package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code bin/jboss-cli.sh} starts, with a base folder of its own. */
final class WildFlyCli {
  private WildFlyCli() {}

  /** Runs a file of commands on a base folder, and waits for its end. */
  static void run(Path home, Path base, Path commands) {
    List<String> command = new ArrayList<>(LaunchedServer.java());
    command.add("-Djboss.server.base.dir=" + base);
    command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.cli"));
    command.add("--file=" + commands);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JBOSS_HOME", home.toString());
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(commands + ":\n" + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
