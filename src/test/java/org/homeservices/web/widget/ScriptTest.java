package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
  @Test
  void commentsShouldGoAndLinesStayWhereTheyAre() {
    String source =
        """
        // @ts-check
        import { a } from "./a.js";

        /** One line. */
        /**
         * Several // of them.
         *
         * @param {string} text /
         */
        export function f(text) {
          // why
          return a(text); /* @__NOT_A_CAST__ */
        }
        """;

    assertThat(Script.small(source))
        .isEqualTo(
            """

            import { a } from "./a.js";







            export function f(text) {

            return a(text); /* @__NOT_A_CAST__ */
            }
            """);
  }

  @Test
  void castsShouldBeCutOutOfTheirLines() {
    assertThat(
            Script.small(
                """
                /** @type {Set<string>} */
                #seen = new Set();
                /** @type {A} */ (this.a).b(/** @type {C} */ (c), (/** @type {D} */ d) => d);
                """))
        .isEqualTo(
            """

            #seen = new Set();
            (this.a).b((c), (d) => d);
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const url = \"https://a.example/*\";",
        "base.replace(/\\/*$/, \"/\");",
        "const sum = a / b / c * d;",
        "const path = `${base}//x/**y`;",
        "\"*/\";"
      })
  void whatOnlyLooksLikeACommentShouldStay(String line) {
    assertThat(Script.small(line + "\n")).isEqualTo(line + "\n");
  }

  @Test
  void foreignModuleShouldKeepItsNoticeAndLoseItsMap() {
    String source = "/**\n * Copyright\n */\n  f();\n//# sourceMappingURL=f.js.map\n";

    assertThat(Script.foreign(source)).isEqualTo("/**\n * Copyright\n */\n  f();\n\n");
  }
}
