package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The widget's modules as they are served. */
class WidgetBundleTest {
  private static final WidgetFiles FILES = WidgetSources.files();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void filesShouldBeTheseAlone() {
    assertThat(FILES.paths())
        .containsExactlyInAnyOrder(
            "home-services-chat.js",
            "chat.js",
            "marked.js",
            "words/en.js",
            "words/es.js",
            "words/pt-br.js");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void fileShouldBeAModuleWithoutErrors(String address) throws IOException, InterruptedException {
    byte[] content = FILES.find(address).orElseThrow().file().content(false);
    Path module = Files.write(folder.resolve("served.mjs"), content);

    assertThat(NodeJs.run(folder, List.of("--check", module.toString()))).isEmpty();
  }

  static Stream<String> addresses() {
    Stream<String> versioned = FILES.paths().stream().map(path -> FILES.version() + "/" + path);
    return Stream.concat(Stream.of(WidgetFiles.ENTRY), versioned);
  }
}
