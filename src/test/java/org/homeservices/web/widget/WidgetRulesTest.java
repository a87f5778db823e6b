package org.homeservices.web.widget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the widget's own modules are written, and what they never do. */
class WidgetRulesTest {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** The server takes every template literal of several lines for one. */
  @ParameterizedTest
  @MethodSource("modules")
  void onlyStyleSheetsShouldGoOverSeveralLines(String path, String source) {
    assertThat(Tokens.of(source).stream().anyMatch(token -> token.contains("\n")))
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
        .filteredOn(path -> Pattern.compile(forbidden).matcher(code(path)).find())
        .isEmpty();
  }

  @Test
  void noModuleShouldNameAnotherHost() {
    Pattern host = Pattern.compile("(https?|wss?)://[a-z0-9]");

    assertThat(WidgetSources.own().keySet())
        .filteredOn(path -> host.matcher(code(path).replace(SVG, "")).find())
        .isEmpty();
  }

  @Test
  void foreignModuleShouldKeepItsLicenceAndNameNoMap() {
    byte[] content = WidgetSources.files().find("marked.js").orElseThrow().file().content(false);

    assertThat(new String(content, UTF_8))
        .contains("MIT License", "Copyright (c)")
        .doesNotContain("sourceMappingURL");
  }

  /** The arrows of ARCHITECTURE.md; what stands in no room may call every one. */
  @ParameterizedTest
  @CsvSource({
    "launcher, launcher/",
    "talk, talk/",
    "words, launcher/",
    "panel, launcher/|talk/|panel/|marked.js"
  })
  void roomShouldCallOnlyWhatItMay(String room, String may) {
    Pattern allowed = Pattern.compile("(" + may + ").*");

    assertThat(WidgetSources.own().entrySet())
        .filteredOn(module -> module.getKey().startsWith(room + "/"))
        .isNotEmpty()
        .allSatisfy(
            module ->
                assertThat(Module.of(module.getKey(), module.getValue()).imports().keySet())
                    .allMatch(imported -> allowed.matcher(imported).matches()));
  }

  private static String code(String path) {
    return String.join("", Tokens.of(WidgetSources.own().getOrDefault(path, "")));
  }

  static Stream<Object[]> modules() {
    return WidgetSources.own().entrySet().stream()
        .map(module -> new Object[] {module.getKey(), module.getValue()});
  }
}
