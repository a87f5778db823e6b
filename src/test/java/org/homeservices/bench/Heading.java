package org.homeservices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What stands above the results: when, of which code, on what. */
final class Heading {
  private Heading() {}

  /** The heading of a report. */
  static String of(BenchSettings settings) throws IOException {
    return """
        ## Load (%s, commit %s)

        %d × %s, %s, JVM %s; %s. %d s of warm-up, %d s measured.
        "Others" is how many CPUs worked for other processes of the machine.

        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            commit(),
            settings.nodes(),
            settings.server().title(),
            settings.redis() ? "one Redis" : "no Redis",
            String.join(" ", settings.jvm()),
            Machine.description(),
            settings.warm().toSeconds(),
            settings.window().toSeconds());
  }

  /** The code that is measured. */
  static String commit() throws IOException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
