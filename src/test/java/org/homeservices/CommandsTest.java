package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the guides tell of no command that is not there. */
class CommandsTest {
  private static final Pattern PROFILE = Pattern.compile("mvn [^`\\n]*-P([a-z-]+)");
  private static final Pattern MAIN = Pattern.compile("-D\\w+\\.main=([\\w.]+)");
  private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=(?!NONE)(\\w+)");
  private static final Pattern ID =
      Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([a-z-]+)");

  @Test
  void profilesShouldBeThere() throws IOException {
    Set<String> told = told(PROFILE);

    assertThat(told).contains("dev", "faults");
    assertThat(all(ID, Files.readString(Path.of("pom.xml")))).containsAll(told);
  }

  @Test
  void programsShouldBeThere() throws IOException {
    Set<String> told = told(MAIN);

    assertThat(told).isNotEmpty();
    assertThat(told)
        .allMatch(
            name -> Sources.text(source(name)).contains("public static void main(String[] args)"));
  }

  @Test
  void testsShouldBeThere() throws IOException {
    Set<String> told = told(TEST);

    assertThat(told).isNotEmpty();
    try (Stream<Path> tests = Files.walk(Path.of("src", "test", "java"))) {
      assertThat(tests.map(file -> file.getFileName().toString().replace(".java", "")))
          .containsAll(told);
    }
  }

  private static Path source(String name) {
    return Path.of("src", "test", "java", name.replace('.', '/') + ".java");
  }

  private static Set<String> told(Pattern what) throws IOException {
    try (Stream<Path> guides = Files.list(Path.of("src", "docs"))) {
      List<Path> all = Stream.concat(guides, Stream.of(Path.of("README.md"))).toList();
      return all.stream()
          .flatMap(guide -> all(what, Sources.text(guide)).stream())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> all(Pattern what, String text) {
    return what.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
