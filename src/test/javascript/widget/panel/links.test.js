import assert from "node:assert/strict";
import { test } from "node:test";
import { safeUrl } from "../../../../main/webapp/widget/panel/links.js";

const PAGE = "https://example.org/ajuda/";

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
