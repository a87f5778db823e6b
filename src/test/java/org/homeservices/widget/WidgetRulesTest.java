package org.homeservices.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the widget's own modules are written, and what they never do. */
class WidgetRulesTest {
  private static final Map<String, String> SERVED = WidgetSources.served();
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** The server looks at lines alone; this is what it relies on. */
  @ParameterizedTest
  @MethodSource("modules")
  void moduleShouldSayTheSameWithoutItsComments(String path, String source) {
    JavaScript served = JavaScript.read(SERVED.get(path));

    assertThat(served.code()).isEqualTo(JavaScript.read(source).code());
    assertThat(served.comments())
        .as("lines of %s with comments that the server does not see", path)
        .isEmpty();
    assertThat(SERVED.get(path).lines().count()).isEqualTo(source.lines().count());
  }

  /** Indentation goes, which changes nothing for a style sheet, but would for a text. */
  @ParameterizedTest
  @MethodSource("modules")
  void templateShouldGoOverSeveralLinesOnlyAsAStyleSheet(String path, String source) {
    assertThat(JavaScript.read(source).hasLongTemplate())
        .as("%s has a template literal of several lines", path)
        .isEqualTo(path.endsWith("styles.js"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(inner|outer)HTML",
        "insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment",
        "document\\s*\\.\\s*write",
        "\\beval\\b|\\bFunction\\s*\\(",
        "set(Timeout|Interval)\\(\\s*[\"'`]",
        "\\bconsole\\b|\\bdebugger\\b",
        "setAttribute\\(\\s*[\"'`](style|on)",
        "\\bstyle\\s*[:=]\\s*[\"'`][^\"'`]*:",
        "\\bon[a-z]+\\s*[:=]\\s*[\"'`]",
        "createElement\\(\\s*[\"'`](script|style|link|iframe)"
      })
  void noModuleShouldDoWhatAStrictPageForbids(String forbidden) {
    assertThat(WidgetSources.own().keySet())
        .filteredOn(path -> Pattern.compile(forbidden).matcher(SERVED.get(path)).find())
        .isEmpty();
  }

  @Test
  void noModuleShouldNameAnotherHost() {
    Pattern host = Pattern.compile("(https?|wss?)://[a-z0-9]");

    assertThat(WidgetSources.own().keySet())
        .filteredOn(path -> host.matcher(SERVED.get(path).replace(SVG, "")).find())
        .isEmpty();
  }

  @Test
  void foreignModuleShouldKeepItsLicenceAndNameNoMap() {
    assertThat(SERVED.get("marked.js"))
        .contains("MIT License", "Copyright (c)")
        .doesNotContain("sourceMappingURL");
  }

  static Stream<Object[]> modules() {
    return WidgetSources.own().entrySet().stream()
        .map(module -> new Object[] {module.getKey(), module.getValue()});
  }
}
