package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every lesson of LESSONS.md names tests; that they are there is for GuideNamesTest. */
class LessonsTest {
  private static final Path LESSONS = Path.of("src", "docs", "LESSONS.md");
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

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(LESSONS)).results();
  }

  private static int number(MatchResult row) {
    return Integer.parseInt(row.group(1));
  }

  private static long named(MatchResult row) {
    return NAMED.matcher(row.group(2)).results().count();
  }
}
