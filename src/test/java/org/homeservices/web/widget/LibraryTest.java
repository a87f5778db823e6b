package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  private static final String LIBRARY =
      """
      /* A licence. */
      var a=1,x=class u{static lex(t){return`;${a}`}};var y=class{parse(){}};\
      export{y as Parser,x as Lexer,a as one};
      """;

  @Test
  void nothingShouldStandBehindWhatIsUsed() {
    assertThat(Library.upTo("Lexer", LIBRARY))
        .isEqualTo(
            """
            /* A licence. */
            var a=1,x=class u{static lex(t){return`;${a}`}};export{x as Lexer};
            """);
  }

  @Test
  void documentsShouldBeReadAsByTheWholeLibrary(@TempDir Path folder)
      throws IOException, InterruptedException {
    String whole = WidgetSources.all().getOrDefault("marked.js", "");
    Files.writeString(folder.resolve("whole.mjs"), whole);
    Files.writeString(folder.resolve("lexer.mjs"), Library.upTo("Lexer", whole));
    Files.writeString(folder.resolve("documents.md"), documents());
    Files.writeString(
        folder.resolve("compare.mjs"),
        """
        import assert from "node:assert/strict";
        import { readFileSync } from "node:fs";
        import { Lexer } from "./lexer.mjs";
        import { Lexer as Whole } from "./whole.mjs";
        const options = { gfm: true, breaks: true };
        const documents = readFileSync("documents.md", "utf8");
        const tokens = Lexer.lex(documents, options);
        assert.equal(JSON.stringify(tokens), JSON.stringify(Whole.lex(documents, options)));
        console.log(new Set(tokens.map(({ type }) => type)).size > 5);
        """);

    assertThat(NodeJs.run(folder, List.of("compare.mjs"))).contains("true");
  }

  private static String documents() throws IOException {
    StringBuilder documents = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
        documents.append(Files.readString(file)).append("\n\n");
      }
    }
    return documents.toString();
  }

  @Test
  void libraryShouldExportWhatIsUsed() {
    assertThatThrownBy(() -> Library.upTo("Renderer", LIBRARY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a library does not export Renderer");
  }

  @Test
  void libraryShouldDeclareWhatIsUsed() {
    assertThatThrownBy(() -> Library.upTo("f", "function g(){}export{g as f};"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a library declares no variable g");
  }
}
