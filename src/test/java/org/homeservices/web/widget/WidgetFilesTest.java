package org.homeservices.web.widget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.homeservices.web.widget.WidgetFiles.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetFilesTest {
  private static final String OTHER = "0123456789ab";

  private final WidgetFiles files = with("words/en.js", "// why\n  a();\n");

  @Test
  void fileOfThisVersionShouldBeKeptForever() {
    Found found = files.find(files.version() + "/words/en.js").orElseThrow();

    assertThat(text(found)).isEqualTo("(()=>{a()})();\n");
    assertThat(found.policy()).isEqualTo(CachePolicy.FOREVER);
  }

  @Test
  void fileOfAnotherVersionShouldBeOursAndKeptByNobody() {
    Found found = files.find(OTHER + "/words/en.js").orElseThrow();

    assertThat(text(found)).isEqualTo("(()=>{a()})();\n");
    assertThat(found.policy()).isEqualTo(CachePolicy.NEVER);
  }

  @Test
  void addressThatNeverChangesShouldLeadToThisVersion() {
    Found found = files.find("home-services-chat.js").orElseThrow();

    assertThat(text(found))
        .isEqualTo("export * from \"./" + files.version() + "/home-services-chat.js\";\n");
    assertThat(found.policy()).isEqualTo(CachePolicy.SHORTLY);
  }

  @Test
  void entryOfAVersionShouldBeTheModuleItself() {
    Found found = files.find(files.version() + "/home-services-chat.js").orElseThrow();

    assertThat(text(found)).isEqualTo("(()=>{load(()=>import(\"./words/en.js\"))})();\n");
  }

  @Test
  void fileWithoutAVersionShouldBeKeptShortly() {
    assertThat(files.find("words/en.js").orElseThrow().policy()).isEqualTo(CachePolicy.SHORTLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "words",
        "words/",
        "words/es.js",
        "/words/en.js",
        "words//en.js",
        "words/./en.js",
        "x/../words/en.js",
        "TALK/en.js",
        OTHER,
        OTHER + "/",
        OTHER + "/" + OTHER + "/words/en.js",
        "0123456789AB/words/en.js",
        "0123456789abc/words/en.js"
      })
  void nothingElseShouldBeThere(String path) {
    assertThat(files.find(path)).isEmpty();
  }

  @Test
  void versionShouldBeTheSameForTheSameFiles() {
    assertThat(files.version())
        .isEqualTo(with("words/en.js", "// why\n  a();\n").version())
        .matches("[0-9a-f]{12}");
  }

  @ParameterizedTest
  @CsvSource({"words/en.js, c();", "picture.svg, a();", "marked.js, var a=1;export{a as Lexer};"})
  void versionShouldChangeWithContentAndName(String path, String content) {
    assertThat(with(path, content).version()).isNotEqualTo(with("words/en.js", "a();").version());
  }

  @Test
  void versionShouldNotChangeWithWhatIsNotServed() {
    assertThat(with("words/en.js", "// because\n  a();\n").version()).isEqualTo(files.version());
  }

  @Test
  void libraryShouldGoAsFarAsItIsUsedAndOtherFilesStayAsTheyAre() {
    String library = "/* MIT */\nvar a = 1; var b = 2; export {b, a as Lexer};";
    Found module = with("marked.js", library).find("marked.js").orElseThrow();
    Found picture = with("a.svg", "  <svg/>").find("a.svg").orElseThrow();

    assertThat(text(module)).isEqualTo("/* MIT */\nvar a = 1;export{a as Lexer};\n");
    assertThat(text(picture)).isEqualTo("  <svg/>");
  }

  @Test
  void compressedFormShouldHoldThePlainOne() throws IOException {
    WidgetFile file = WidgetFile.of("a();\n".repeat(1000));

    byte[] compressed = file.content(true);

    assertThat(compressed.length).isLessThan(file.content(false).length / 50);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(file.content(false));
  }

  @Test
  void tagShouldChangeWithTheContent() {
    assertThat(WidgetFile.of("a").tag())
        .matches("W/\"[0-9a-f]{16}\"")
        .isEqualTo(WidgetFile.of("a").tag())
        .isNotEqualTo(WidgetFile.of("b").tag());
  }

  private static WidgetFiles with(String path, String content) {
    Map<String, byte[]> sources = new HashMap<>();
    sources.put("words/en.js", "b();".getBytes(UTF_8));
    sources.put(path, content.getBytes(UTF_8));
    String entry = "load(() => import(\"./words/en.js\"));\n";
    sources.put(WidgetFiles.ENTRY, entry.getBytes(UTF_8));
    return WidgetFiles.of(sources);
  }

  private static String text(Found found) {
    return new String(found.file().content(false), UTF_8);
  }
}
