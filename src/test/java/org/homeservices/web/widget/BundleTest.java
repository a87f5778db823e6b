package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final Map<String, String> MODULES =
      Map.of(
          "entry.js",
          "import { greet } from \"./room/greet.js\";\n\nload(() => import(\"./later.js\"), greet);\n",
          "room/greet.js",
          "import { NAME } from \"./name.js\";\n\nexport function greet() {\n  return NAME;\n}\n",
          "room/name.js",
          "export const NAME = \"Sophie\";\nexport const UNUSED = 1;\n",
          "later.js",
          """
          import { lexer } from "./foreign.js";
          import { NAME } from "./room/name.js";
          import { more } from "./room/more.js";

          export const later = lexer(NAME, more);
          """,
          "room/more.js",
          "export const more = () => import(\"../words/en.js\");\n",
          "words/en.js",
          "import { NAME } from \"../room/name.js\";\n\nexport const WORDS = { hello: NAME };\n",
          "forgotten.js",
          "import { UNUSED, GONE } from \"./room/name.js\";\n");

  @Test
  void modulesShouldStandWithTheFirstThatNeedsThem() {
    assertThat(bundled())
        .containsOnlyKeys("entry.js", "later.js", "words/en.js")
        .containsEntry(
            "entry.js",
            "const[NAME]=(()=>{const NAME=\"Sophie\";const UNUSED=1;return[NAME]})();"
                + "const[a]=(()=>{function a(){return NAME}return[a]})();"
                + "(()=>{load(()=>import(\"./later.js\"),a)})();export{NAME};\n");
  }

  @Test
  void whatIsLoadedLaterShouldImportWhatIsThereAlready() {
    assertThat(bundled().get("later.js"))
        .startsWith("import{lexer}from\"./foreign.js\";import{NAME}from\"./entry.js\";")
        .contains("import(\"./words/en.js\")")
        .endsWith("export{later};\n");
    assertThat(bundled().get("words/en.js"))
        .isEqualTo(
            "import{NAME}from\"../entry.js\";"
                + "const[WORDS]=(()=>{const WORDS={hello:NAME};return[WORDS]})();export{WORDS};\n");
  }

  @Test
  void moduleThatIsNotThereShouldBeNamed() {
    assertThatThrownBy(() -> bundled(Map.of("entry.js", "import { a } from \"./a.js\";\n")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such module: a.js");
  }

  @Test
  void modulesThatImportEachOtherShouldBeRefused() {
    Map<String, String> circle =
        Map.of(
            "entry.js",
            "import { a } from \"./a.js\";\n",
            "a.js",
            "import { b } from \"./b.js\";\nexport const a = b;\n",
            "b.js",
            "import { a } from \"./a.js\";\nexport const b = a;\n");

    assertThatThrownBy(() -> bundled(circle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("modules that import each other: a.js");
  }

  @Test
  void sameNameOfTwoModulesOfAFileShouldBeRefused() {
    Map<String, String> twins =
        Map.of(
            "entry.js",
            "import { a } from \"./a.js\";\nimport { c } from \"./b.js\";\n",
            "a.js",
            "export const a = 1;\n",
            "b.js",
            "import { a } from \"./c.js\";\nexport const c = a;\n",
            "c.js",
            "export const a = 2;\n");

    assertThatThrownBy(() -> bundled(twins))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("entry.js: a is there twice");
  }

  @Test
  void sameNameFromAnotherFileShouldBeRefused() {
    Map<String, String> twins =
        Map.of(
            "entry.js",
            "import { a } from \"./a.js\";\nf(a, () => import(\"./b.js\"));\n",
            "a.js",
            "export const a = 1;\n",
            "b.js",
            "import { a } from \"./c.js\";\nimport { d } from \"./d.js\";\nf(a, d);\n",
            "c.js",
            "export const a = 2;\n",
            "d.js",
            "import { a } from \"./a.js\";\nexport const d = a;\n");

    assertThatThrownBy(() -> bundled(twins))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("b.js: a is there twice");
  }

  @Test
  void exportThatIsNotThereShouldBeNamed() {
    Map<String, String> modules =
        Map.of("entry.js", "import { b } from \"./a.js\";\n", "a.js", "export const a = 1;\n");

    assertThatThrownBy(() -> bundled(modules))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such export: b: a.js");
  }

  @Test
  void moduleThatIsThereAlreadyShouldNotBeLoadedLater() {
    Map<String, String> modules =
        Map.of(
            "entry.js",
            "import { a } from \"./a.js\";\nf(a, () => import(\"./a.js\"));\n",
            "a.js",
            "export const a = 1;\n");

    assertThatThrownBy(() -> bundled(modules))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("imported and loaded later: a.js");
  }

  @Test
  void foreignModuleThatIsLoadedLaterShouldBeNoFileOfOurs() {
    assertThat(bundled(Map.of("entry.js", "f(() => import(\"./foreign.js\"));\n")))
        .isEqualTo(Map.of("entry.js", "(()=>{f(()=>import(\"./foreign.js\"))})();\n"));
  }

  private static SortedMap<String, String> bundled() {
    return bundled(MODULES);
  }

  private static SortedMap<String, String> bundled(Map<String, String> modules) {
    return Bundle.of(modules, Set.of("foreign.js"), "entry.js");
  }
}
