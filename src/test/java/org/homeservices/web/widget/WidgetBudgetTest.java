package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visitor's browser fetches, compressed. */
class WidgetBudgetTest {
  private static final int LAUNCHER = 6 * 1024;
  private static final int EVERYTHING = 40 * 1024;

  private static final String LANGUAGES = "words/";
  private static final WidgetFiles FILES = WidgetSources.files();

  @Test
  void launcherShouldBeSmall() {
    assertSmall(Set.of(WidgetFiles.ENTRY), LAUNCHER);
  }

  /** A visitor speaks one language. */
  @ParameterizedTest
  @MethodSource("languages")
  void everythingShouldBeSmall(String language) {
    Set<String> others = languages().collect(Collectors.toSet());
    others.remove(language);

    Set<String> paths = new TreeSet<>(FILES.paths());
    paths.removeAll(others);

    assertSmall(paths, EVERYTHING);
  }

  static Stream<String> languages() {
    return FILES.paths().stream().filter(path -> path.startsWith(LANGUAGES));
  }

  /** With the file at the address that pages name. */
  private static void assertSmall(Set<String> paths, int limit) {
    Map<String, Integer> sizes = new TreeMap<>();
    sizes.put(WidgetFiles.ENTRY, size(WidgetFiles.ENTRY));
    paths.forEach(path -> sizes.put("…/" + path, size(FILES.version() + "/" + path)));

    assertThat(sizes.values().stream().mapToInt(Integer::intValue).sum())
        .as("%s", table(sizes))
        .isLessThanOrEqualTo(limit);
  }

  private static int size(String address) {
    return FILES.find(address).orElseThrow().file().content(true).length;
  }

  private static String table(Map<String, Integer> sizes) {
    return sizes.entrySet().stream()
        .map(size -> "%7d %s%n".formatted(size.getValue(), size.getKey()))
        .collect(Collectors.joining("", "compressed bytes:\n", ""));
  }
}
