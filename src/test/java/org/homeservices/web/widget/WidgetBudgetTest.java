package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor's browser fetches, compressed. */
class WidgetBudgetTest {
  private static final int LAUNCHER = 6 * 1024;
  private static final int EVERYTHING = 40 * 1024;

  private final WidgetFiles files = WidgetSources.files();

  @Test
  void launcherShouldBeSmall() {
    Map<String, Integer> sizes = sizes(List.of(WidgetFiles.ENTRY, path(WidgetFiles.ENTRY)));

    assertThat(sum(sizes)).as("%s", table(sizes)).isLessThanOrEqualTo(LAUNCHER);
  }

  /** A visitor speaks one language. */
  @ParameterizedTest
  @ValueSource(strings = {"pt-br", "en", "es"})
  void everythingShouldBeSmall(String language) {
    Map<String, Integer> sizes =
        sizes(
            List.of(
                WidgetFiles.ENTRY,
                path(WidgetFiles.ENTRY),
                path("chat.js"),
                path("words/" + language + ".js"),
                path("marked.js")));

    assertThat(sum(sizes)).as("%s", table(sizes)).isLessThanOrEqualTo(EVERYTHING);
  }

  private Map<String, Integer> sizes(List<String> paths) {
    Map<String, Integer> sizes = new TreeMap<>();
    paths.forEach(
        path -> sizes.put(path, files.find(path).orElseThrow().file().content(true).length));
    return sizes;
  }

  private String path(String name) {
    return files.version() + "/" + name;
  }

  private static int sum(Map<String, Integer> sizes) {
    return sizes.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String table(Map<String, Integer> sizes) {
    return sizes.entrySet().stream()
        .map(size -> "%7d %s%n".formatted(size.getValue(), size.getKey()))
        .collect(Collectors.joining("", "compressed bytes:\n", ""));
  }
}
