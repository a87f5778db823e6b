import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, plain, render, safeUrl } from "../../../../main/webapp/widget/panel/markdown.js";

const PAGE = "https://example.org/ajuda/";

/** Just enough of a document to write a tree down; text is quoted so that it cannot pass for an element. */
class FakeNode {
  constructor(name) {
    this.name = name;
    this.attributes = "";
    this.children = [];
  }

  append(...children) {
    this.children.push(...children);
  }

  setAttribute(name, value) {
    this.attributes += ` ${name}=${value}`;
  }

  toString() {
    const inside = this.children.map((child) => (typeof child === "string" ? `'${child}'` : String(child))).join("");
    return this.name ? `<${this.name}${this.attributes}>${inside}</>` : inside;
  }
}
const fakeDocument = { createElement: (name) => new FakeNode(name), createDocumentFragment: () => new FakeNode("") };
const shown = (text) => String(render(parse(text), PAGE, fakeDocument));

const EXAMPLES = {
  "": "",
  "one\ntwo\n\nthree": "<p>'one'<br></>'two'</><p>'three'</>",
  "- a\n- b": "<ul><li>'a'</><li>'b'</></>",
  "text:\n- a\n\n- b\n\nend": "<p>'text:'</><ul><li>'a'</><li>'b'</></><p>'end'</>",
  "1. a\n2. b": "<ol><li>'a'</><li>'b'</></>",
  "3) a": "<ol start=3><li>'a'</></>",
  "- a\n  more": "<ul><li>'a'<br></>'more'</></>",
  "**a *b* c**": "<p><strong>'a '<em>'b'</>' c'</></>",
  "***a***": "<p><strong><em>'a'</></></>",
  "`**a**`": "<p><code>'**a**'</></>",
  "2 * 3 * 4": "<p>'2 * 3 * 4'</>",
  "R$ 5 ** 6": "<p>'R$ 5 ** 6'</>",
  "\\*a\\*": "<p>'*''a''*'</>",
  "**half": "<p>'**half'</>",
  "snake_case_name": "<p>'snake_case_name'</>",
  "[a **b**](https://example.com/x)": "<p><a href=https://example.com/x rel=noopener>'a '<strong>'b'</></></>",
  "[a](pedidos?x=1#y)": `<p><a href=${PAGE}pedidos?x=1#y rel=noopener>'a'</></>`,
  "[a](tel:+5511)": "<p><a href=tel:+5511 rel=noopener>'a'</></>",
  "[a](javascript:alert(1))": "<p><span>'a'</></>",
  "[a](https://example.com/x_(y)).": "<p><a href=https://example.com/x_(y) rel=noopener>'a'</>'.'</>",
  "[a](data:text/html,x)": "<p><span>'a'</></>",
  "<b>a</b>": "<p>'<b>a</b>'</>",
  "![a](https://example.com/i.png)": "<p>'!'<a href=https://example.com/i.png rel=noopener>'a'</></>",
};

for (const [text, tree] of Object.entries(EXAMPLES)) {
  test(`${JSON.stringify(text)} should become ${tree}`, () => assert.equal(shown(text), tree));
}

test("a link should have a protocol that leads to a page, a mailbox or a telephone", () => {
  for (const url of ["javascript:x", "JaVaScRiPt:x", " java\tscript:x", "vbscript:x", "data:,x", "blob:https://a/b", "file:///etc", "http://["]) {
    assert.equal(safeUrl(url, PAGE), null, url);
  }
  for (const url of ["https://a.example/", "http://a.example/", "mailto:a@example.org", "tel:+551130000000"]) {
    assert.equal(safeUrl(url, PAGE), url);
  }
  assert.equal(safeUrl("//a.example/x", PAGE), "https://a.example/x");
  assert.equal(safeUrl("#orders", PAGE), `${PAGE}#orders`);
});

test("plain text should have no marks", () => {
  assert.equal(plain(parse("**a** [b](#c)\nd\n\n- e\n- `f`")), "a b d\ne\nf");
});

test("a hostile text should take no time", () => {
  const begin = performance.now();

  for (const text of ["*", "**", "[", "`", "[a](", "[a](b(", "**a*", "\\", "- ", "1. ", "*a **"]) {
    parse(text.repeat(16_000 / text.length));
  }

  assert.ok(performance.now() - begin < 2000, `${performance.now() - begin} ms`);
});
