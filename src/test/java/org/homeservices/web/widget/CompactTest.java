package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "f(1); // why            | f(1);",
        "f(/* what */ 1);        | f(1);",
        "f(\"// a /* b\");       | f(\"// a /* b\");",
        "f(/[/*]\\/ x/g, 4 / 2); | f(/[/*]\\/ x/g,4/2);",
        "f(`a // ${b + `c  ${d}`} e`); | f(`a // ${b+`c  ${d}`} e`);",
        "f(1 + +2, 1 - -2);      | f(1+ +2,1- -2);",
        "return typeof x in y;   | return typeof x in y;",
        "f({ a: 1, });           | f({a:1});",
        "if (a) { f(); }         | if(a){f()}",
        "f(`}`); { f(); }        | f(`}`);{f()}",
      })
  void spacesAndCommentsShouldGoAndMeaningStay(String script, String small) {
    assertThat(Compact.of(script, Set.of())).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "const one = 1; f(one, o.one);                  | const a=1;f(a,o.one);",
        "f(({ one, two: three }) => [one, three]);      | f(({one:a,two:b})=>[a,b]);",
        "f(({ one = 1 }) => ({ one }));                 | f(({one:a=1})=>({one:a}));",
        "const one = 1; f({ one: one, [one]: one });    | const a=1;f({one:a,[a]:a});",
        "const one = 1; f(x ? one : 2);                 | const a=1;f(x?a:2);",
        "const one = 1; f(`one ${one}`);                | const a=1;f(`one ${a}`);",
        "class One { #two = 1; two() { return this.#two; } } | class a{#a=1;two(){return this.#a}}",
        "class One { two = 1; get three() { return 2; } }    | class a{two=1;get three(){return 2}}",
        "const one = { two() { return 1; } };           | const a={two(){return 1}};",
        "function one(two, ...three) { two(three); }    | function c(b,...a){b(a)}",
        "const a = 1; const one = a;                    | const b=1;const c=b;",
        "const document = 1; f(document);               | const document=1;f(document);",
      })
  void namesThatNobodyElseSeesShouldBeShort(String script, String small) {
    assertThat(Compact.of(script, Set.of())).isEqualTo(small);
  }

  @Test
  void namesThatOthersSeeShouldStay() {
    assertThat(Compact.of("const one = 1; const two = one;", Set.of("two")))
        .isEqualTo("const a=1;const two=a;");
  }

  @Test
  void onlyTheNamesThatAreMeantShouldBecomeShort() {
    assertThat(Compact.only("const one = 1; const two = one;", Set.of("one")))
        .isEqualTo("const a=1;const two=a;");
  }

  @Test
  void styleSheetShouldLoseItsSpaces() {
    assertThat(Compact.of("f(`\n.a :hover > b {\n  color: red;\n}\n`);", Set.of()))
        .isEqualTo("f(` .a :hover>b{color:red}`);");
  }
}
