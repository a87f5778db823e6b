package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a failure does not take the place of a word: a logger would print {0}, and the trace. */
class LoggedFailuresTest {
  private static final Pattern MISTAKE =
      Pattern.compile(
          "LOGGER\\.log\\(\\s*\\w+,\\s*\"[^\"]*\\{0}[^\"]*\",\\s*(?:failure|cause|why|outage|e)\\)");

  @Test
  void failureShouldNotBeTheOnlyWordOfAMessage() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).isNotEmpty();
      assertThat(sources).noneMatch(file -> MISTAKE.matcher(Sources.text(file)).find());
    }
  }
}
