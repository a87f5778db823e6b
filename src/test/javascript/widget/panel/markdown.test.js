import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, plain, render, settled } from "../../../../main/webapp/widget/panel/markdown.js";

const BASE = "https://example.org/ajuda/";

/** Just enough of a document to write a tree down; text is quoted so that it cannot pass for an element. */
class FakeNode {
  constructor(name) {
    this.name = name;
    this.attributes = "";
    this.children = [];
    this.dataset = {};
  }

  append(...children) {
    this.children.push(...children);
  }

  setAttribute(name, value) {
    this.attributes += ` ${name}=${value}`;
  }

  toString() {
    const inside = this.children.map((child) => (typeof child === "string" ? `'${child}'` : String(child))).join("");
    const kind = this.className ? `.${this.className}` : "";
    return `<${this.name}${kind}${this.attributes}>${inside}</>`;
  }
}
const page = { base: BASE, document: { createElement: (name) => new FakeNode(name) }, copyCode: "copy" };
const shown = (text) => parse(text).map((block) => String(render(block, page))).join("");

const EXAMPLES = {
  "": "",
  "one\ntwo\n\nthree": "<p>'one'<br></>'two'</><p>'three'</>",
  "- a\n- b": "<ul><li><span>'a'</></><li><span>'b'</></></>",
  "1. a\n2. b": "<ol><li><span>'a'</></><li><span>'b'</></></>",
  "3) a": "<ol start=3><li><span>'a'</></></>",
  "1. a\n   - b": "<ol><li><span>'a'</><ul><li><span>'b'</></></></></>",
  "- [x] a\n- [ ] b": "<ul><li>'☑ '<span>'a'</></><li>'☐ '<span>'b'</></></>",
  "**a *b* c**": "<p><strong>'a '<em>'b'</>' c'</></>",
  "~~a~~": "<p><del>'a'</></>",
  "`**a**`": "<p><code>'**a**'</></>",
  "2 * 3 * 4": "<p>'2 * 3 * 4'</>",
  "R$ 5 ** 6": "<p>'R$ 5 ** 6'</>",
  "\\*a\\*": "<p>'*''a''*'</>",
  "a &amp; b &lt;c&gt;": "<p>'a & b <c>'</>",
  snake_case_name: "<p>'snake_case_name'</>",
  "# a": "<p.heading>'a'</>",
  "> a": "<blockquote><p>'a'</></>",
  "---": "<hr></>",
  "```js\na < b\n```": "<div.code><pre><code>'a < b'</></><button.small type=button>'copy'</></>",
  "|a|b|\n|-|-|\n|1|**2**|":
    "<div.table><table><thead><tr><th>'a'</><th>'b'</></></><tbody><tr><td>'1'</><td><strong>'2'</></></></></></>",
  "[a **b**](https://example.com/x)": "<p><a href=https://example.com/x rel=noopener>'a '<strong>'b'</></></>",
  "[a](pedidos?x=1#y)": `<p><a href=${BASE}pedidos?x=1#y rel=noopener>'a'</></>`,
  "[a](tel:+5511)": "<p><a href=tel:+5511 rel=noopener>'a'</></>",
  "https://example.com/x": "<p><a href=https://example.com/x rel=noopener>'https://example.com/x'</></>",
  "[a](javascript:alert(1))": "<p><span>'a'</></>",
  "[a](data:text/html,x)": "<p><span>'a'</></>",
  "[a][b]\n\n[b]: javascript:alert(1)": "<p><span>'a'</></>",
  "<javascript:alert(1)>": "<p><span>'javascript:alert(1)'</></>",
  "<b onclick=x>a</b>": "<p>'<b onclick=x>''a''</b>'</>",
  "<script>a</script>": "<p>'<script>a</script>'</>",
  "![a](https://example.com/i.png)": "<p>'a'</>",
};

for (const [text, tree] of Object.entries(EXAMPLES)) {
  test(`${JSON.stringify(text)} should become ${tree}`, () => assert.equal(shown(text), tree));
}

const UNFINISHED = {
  "a **bo": "a **bo**",
  "a **bo*": "a **bo**",
  "a **b**": "a **b**",
  "see [the li": "see ",
  "see [the link](https://exa": "see ",
  "see ![pic](https://exa": "see ",
  "see [the link](https://example.com)": "see [the link](https://example.com)",
  "a *": "a ",
  "`**": "`**",
  "- **x": "- **x**",
  "**a**\nb": "**a**\nb",
};

for (const [text, whole] of Object.entries(UNFINISHED)) {
  test(`while it is written, ${JSON.stringify(text)} should be shown as ${JSON.stringify(whole)}`, () =>
    assert.equal(settled(text), whole));
}

test("plain text should have no marks", () => {
  assert.equal(plain(parse("**a** [b](#c)\nd\n\n- e\n- `f`\n\n|g|h|\n|-|-|\n|i|j|")), "a b\nd\ne\nf\ng, h\ni, j");
});

test("blocks that are finished should stay the same while more is written", () => {
  const text = "one **two**\n\n- a\n- b\n\nlast";

  const before = parse(text.slice(0, -2)).map(({ raw }) => raw);
  const after = parse(text).map(({ raw }) => raw);

  assert.deepEqual(before.slice(0, -1), after.slice(0, -1));
});

test("an answer that nests without end should be shown as it is", () => {
  const text = "1. ".repeat(4000);

  assert.deepEqual(parse(text), [{ type: "paragraph", raw: text, text }]);
});

test("a hostile text should take no time", () => {
  for (const text of ["*", "**", "[", "`", "[a](", "[a](b(", "**a*", "\\", "- ", "1. ", "*a **", "> ", "|", "<", "![", "~"]) {
    const begin = performance.now();
    parse(settled(text.repeat(8_000 / text.length)));
    const time = performance.now() - begin;

    assert.ok(time < 1000, `${text} took ${time} ms`);
  }
});
