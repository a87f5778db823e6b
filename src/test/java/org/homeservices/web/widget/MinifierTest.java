package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinifierTest {

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
        "{ while (f()); }        | {while(f());}",
        "{ for (;;); }           | {for(;;);}",
        "{ if (a) f(); else; }   | {if(a)f();else;}",
        "a / /r e/g.y;           | a/ /r e/g.y;",
        "else /r e/g.test(x);    | else/r e/g.test(x);",
        "f(/r/g in x);           | f(/r/g in x);",
        "get #a() { return #b in c; } | get#a(){return#b in c}",
      })
  void spacesAndCommentsShouldGoAndMeaningStay(String script, String small) {
    assertThat(small(script)).isEqualTo(small);
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
    assertThat(small(script)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "function g(at = new Date()) { return new Date(at); } | function b(a=new Date()){return new Date(a)}",
        "f((one = new Map(), two = []) => Map(one, two));      | f((a=new Map(),b=[])=>Map(a,b));",
        "f((one = two ?? Infinity) => Infinity + one);         | f((a=two??Infinity)=>Infinity+a);",
        "f(({ one = fallback, two: [three = Four] } = Five) => fallback(Four, Five)); | f(({one:a=fallback,two:[b=Four]}=Five)=>fallback(Four,Five));",
        "const { one = Date, two } = f(Date, one, two);        | const{one:a=Date,two:b}=f(Date,a,b);",
        "const One = class { two() { return Date; } };         | const a=class{two(){return Date}};",
        "class One extends mixed(Two) { three = 1; } f(Two);   | class a extends mixed(Two){three=1}f(Two);",
        "for await (const one of window.two(Date)) { f(Date); } | for await(const a of window.two(Date)){f(Date)}",
      })
  void namesThatAreOnlyUsedShouldStay(String script, String small) {
    assertThat(small(script)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "let one = 2; f(() => { one = 1; });           | let a=2;f(()=>{a=1});",
        "let one; if (x) { let y = 1, one = 2; }       | let a;if(x){let b=1,a=2}",
        "let one; if (x) { f(), one = 2; }             | let a;if(x){f(),a=2}",
        "let one; try { one = 1; } catch { one = 2; } finally { one = 3; } | let a;try{a=1}catch{a=2}finally{a=3}",
        "let one; if (x) { f(); } else { one = 1; }    | let a;if(x){f()}else{a=1}",
        "let one; do { one = 1; } while (x);           | let a;do{a=1}while(x);",
        "let one; class A { static { one = 1; } b = { one }; } | let a;class c{static{a=1}b={one:a}}",
        "let one; switch (x) { case 1: { one = 1; } default: { one = 2; } } | let a;switch(x){case 1:{a=1}default:{a=2}}",
        "let one; { f(x ? y : { one }); }              | let a;{f(x?y:{one:a})}",
        "let one; { two = x ? y : { one }; }           | let a;{two=x?y:{one:a}}",
        "let one; return { one };                      | let a;return{one:a};",
        "let one; f(x >= { one });                     | let a;f(x>={one:a});",
        "const one = 2; class A { two = 3 * one; *one() { } } | const a=2;class b{two=3*a;*one(){}}",
      })
  void namesInABlockShouldBeNoProperties(String script, String small) {
    assertThat(small(script)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "f({} / 2);   | a slash after a brace: / 2);",
        "f('a);       | a literal that does not end: 'a);",
        "f(`a);       | a literal that does not end: `a);",
        "f(= /a);     | a literal that does not end: /a);",
        "f([1);       | a bracket that was not open: )",
        "f({ a: 1;    | a bracket that does not close",
      })
  void scriptThatCannotBeToldApartShouldBeRefused(String script, String fault) {
    assertThatThrownBy(() -> small(script))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(fault);
  }

  @Test
  void namesThatOthersSeeShouldStay() {
    assertThat(Minifier.of(Tokens.of("const one = 1; const two = one;"), Set.of("two")))
        .isEqualTo("const a=1;const two=a;");
  }

  @Test
  void onlyTheNamesThatAreMeantShouldBecomeShort() {
    assertThat(Minifier.only(Tokens.of("const one = 1; const two = one;"), Set.of("one")))
        .isEqualTo("const a=1;const two=a;");
  }

  @Test
  void styleSheetShouldLoseItsSpaces() {
    assertThat(small("f(`\n.a :hover > b {\n  color: red;\n}\n`);"))
        .isEqualTo("f(` .a :hover>b{color:red}`);");
  }

  private static String small(String script) {
    return Minifier.of(Tokens.of(script), Set.of());
  }
}
