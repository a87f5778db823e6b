package org.homeservices.widget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeservices.web.widget.WidgetFile;
import org.homeservices.web.widget.WidgetFiles;
import org.junit.jupiter.api.Test;

/** What a visitor's browser fetches, compressed. */
class WidgetBudgetTest {
  private static final int LAUNCHER = 6 * 1024;
  private static final int EVERYTHING = 40 * 1024;

  /** A static import or export of a module beside this one; {@code import(} is none. */
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export)\\b(?:[^;\"(=]*\\bfrom)?\\s*\"(\\.[^\"]+)\"");

  private final WidgetFiles files = WidgetSources.files();

  @Test
  void launcherShouldBeSmallWithAllThatItImports() {
    Map<String, Integer> sizes = new TreeMap<>();
    follow(URI.create(WidgetFiles.ENTRY), sizes);

    assertThat(sizes.keySet()).anyMatch(path -> path.endsWith("/chat-element.js"));
    assertThat(sum(sizes)).as("%s", table(sizes)).isLessThanOrEqualTo(LAUNCHER);
  }

  @Test
  void everythingShouldBeSmall() {
    Map<String, Integer> sizes = new TreeMap<>();
    WidgetSources.all().keySet().forEach(path -> note(path(path), sizes));
    note(WidgetFiles.ENTRY, sizes);

    assertThat(sum(sizes)).as("%s", table(sizes)).isLessThanOrEqualTo(EVERYTHING);
  }

  private void follow(URI module, Map<String, Integer> sizes) {
    if (!sizes.containsKey(module.getPath())) {
      String text = new String(note(module.getPath(), sizes).content(false), UTF_8);
      IMPORT
          .matcher(text)
          .results()
          .forEach(found -> follow(module.resolve(found.group(1)), sizes));
    }
  }

  private WidgetFile note(String path, Map<String, Integer> sizes) {
    WidgetFile file = files.find(path).orElseThrow().file();
    sizes.put(path, file.content(true).length);
    return file;
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
