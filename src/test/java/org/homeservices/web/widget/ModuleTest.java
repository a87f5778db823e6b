package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleTest {
  private static final String SOURCE =
      """
      // @ts-check
      import { one, two } from "./near.js";
      import {
        three,
      } from "../far.js";
      import { four } from "./near.js";

      /** @type {import("../types.js").Type | null} */
      export const five = null;
      // import("./never.js")
      /*
      import { never } from "./never.js";
      export const never = 1;
      */
      export class Six {}
      export async function seven() {
        f("import(\\"./never.js\\")", import.meta, six.import("./never.js"), import(`./${one}.js`));
        return import("./later.js");
      }
      """;

  private final Module module = Module.of("room/here.js", SOURCE);

  @Test
  void importsShouldBeNamesByPath() {
    assertThat(module.imports())
        .isEqualTo(
            Map.of("room/near.js", List.of("one", "two", "four"), "far.js", List.of("three")));
  }

  @Test
  void exportsShouldBeWhatItDeclares() {
    assertThat(module.exports()).containsExactly("five", "Six", "seven");
  }

  @Test
  void onlyAnAddressInTheCodeShouldBeLoadedLater() {
    assertThat(module.lazyImports()).containsExactly("room/later.js");
  }

  @Test
  void bodyShouldBeTheRest() {
    assertThat(String.join("", module.body(path -> "/" + path)))
        .isEqualTo(
            "constfive=null;classSix{}asyncfunctionseven(){"
                + "f(\"import(\\\"./never.js\\\")\",import.meta,six.import(\"./never.js\"),"
                + "import(`./${one}.js`));returnimport(\"/room/later.js\");}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "import { a as b } from \"./x.js\";  | import { a as b } from \"./x.js\" ;",
        "import a from \"./x.js\";           | import a from \"./x.js\" ;",
        "import * as a from \"./x.js\";      | import * as a from \"./x.js\" ;",
        "import \"./x.js\";                  | import \"./x.js\" ;",
        "import { a } from './x.js';         | import { a } from './x.js' ;",
        "import { a } from \"./x.js\"        | import { a } from \"./x.js\"",
        "f(import('./x.js'));                | import ( './x.js' ) ) ;",
        "f(import(x));                       | import ( x ) ) ;",
        "f(import(\"./x\" + y));             | import ( \"./x\" + y ) ) ;",
        "export default 1;                   | export default 1 ;",
        "export { a };                       | export { a } ;",
        "export * from \"./x.js\";           | export * from \"./x.js\" ;",
        "export let a = 1;                   | export let a = 1 ;",
        "export const { a } = b;             | export const { a } = b ;",
      })
  void formThatIsNotKnownShouldBeRefused(String source, String form) {
    assertThatThrownBy(() -> Module.of("room/here.js", source))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("room/here.js has an unknown form: " + form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "if (x) /a/.test(y);  | a slash after a condition: / a / . test ( y ) ;",
        "f({} / 2);           | a slash after a brace: / 2);",
        "f(\"a);              | a literal that does not end: \"a);",
        "f([1);               | a bracket that was not open: )",
      })
  void faultShouldBeToldWithTheModule(String source, String fault) {
    assertThatThrownBy(() -> Module.of("room/here.js", source))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("room/here.js has " + fault);
  }
}
