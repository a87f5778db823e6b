package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every lesson of LESSONS.md names tests, and that they are there. */
class LessonsTest {
  private static final Path LESSONS = Path.of("src", "docs", "LESSONS.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| D(\\d+) \\|(.*)$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void everyLessonShouldNameATest() throws IOException {
    Map<Integer, Long> tests =
        rows().collect(Collectors.toMap(LessonsTest::number, LessonsTest::named));

    assertThat(tests.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.concat(IntStream.rangeClosed(1, 25), IntStream.rangeClosed(39, 43))
                .boxed()
                .toList());
    assertThat(tests.values()).allMatch(count -> count > 0);
  }

  @Test
  void everyNamedTestShouldBeThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    Map<String, String> sources = sources();

    for (MatchResult test : NAMED.matcher(Files.readString(LESSONS)).results().toList()) {
      String source = sources.getOrDefault(test.group(1), "");
      boolean isThere =
          source.contains("void " + test.group(2) + "(")
              || source.contains("ArchRule " + test.group(2) + " ");
      if (!isThere) {
        missing.add(test.group());
      }
    }

    assertThat(missing).isEmpty();
  }

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(LESSONS)).results();
  }

  private static int number(MatchResult row) {
    return Integer.parseInt(row.group(1));
  }

  private static long named(MatchResult row) {
    return NAMED.matcher(row.group(2)).results().count();
  }

  /** The text of each test class by its simple name. */
  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".java")).toList();
      return classes.stream()
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(Collectors.toMap(LessonsTest::name, LessonsTest::text, String::concat));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
