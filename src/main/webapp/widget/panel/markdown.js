// @ts-check
import { Lexer } from "../marked.js";
import { safeUrl } from "./links.js";

/**
 * Answers are Markdown. marked cuts them into tokens, and the nodes are made here, one by one: no HTML is ever
 * parsed. HTML in an answer stays text, an image becomes its description, a link of another protocol its label.
 *
 * @typedef {{ type: string, raw: string, text?: string, tokens?: Token[], [field: string]: any }} Token
 *
 * @typedef {object} Page where the nodes are made
 * @property {string} base the page's address, which relative links resolve against
 * @property {Document} document
 * @property {string} copyCode names the button at a block of code; empty where there is none
 */

const ENTITIES = Object.freeze({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: "\u00a0" });

/** More stars than any answer has: the time to pair them grows with their square. */
const MOST_MARKS = 1000;

/** Lists and quotations within each other, deeper than anybody writes. */
const DEEP = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){24}/m;

/**
 * @param {string} text
 * @returns {Token[]} the blocks of an answer; one of plain text where it is too wild to be read
 */
export function parse(text) {
  try {
    return isWild(text) ? asItIs(text) : Lexer.lex(text, { gfm: true, breaks: true }).filter(isShown);
  } catch {
    return asItIs(text);
  }
}

/** @param {string} text */
const isWild = (text) => DEEP.test(text) || (text.match(/[*_~]/g)?.length ?? 0) > MOST_MARKS;

/** @param {Token} token */
const isShown = ({ type }) => type !== "space" && type !== "def";

/** @param {string} text */
const asItIs = (text) => [{ type: "paragraph", raw: text, text }];

/**
 * The text so far, as it will look when what is open is closed: no stray stars, no half links.
 *
 * @param {string} text
 */
export function settled(text) {
  const whole = text.replace(/!?\[[^[\]\n]*(\]\([^()\s]*)?$/, "").replace(/(^|[\s(])(\*{1,3}|`)$/, "$1");
  const line = whole.slice(whole.lastIndexOf("\n") + 1);
  const isOpen = (line.split("**").length - 1) % 2 === 1;
  return isOpen && !line.includes("`") ? `${whole.replace(/\*$/, "")}**` : whole;
}

/**
 * @param {Token} block
 * @param {Page} page
 * @returns {Node}
 */
export function render(block, page) {
  const { document } = page;

  /** @param {string} name @param {(Node | string)[]} children */
  const node = (name, children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };

  /** @param {Token[]} tokens */
  const all = (tokens = []) => tokens.map(one);

  /** @param {Token} token */
  const inside = (token) => (token.tokens ? all(token.tokens) : [decoded(token.text ?? token.raw)]);

  /** @param {Token} token @returns {Node | string} */
  const one = (token) => {
    switch (token.type) {
      case "paragraph":
        return node("p", inside(token));
      case "heading":
        return heading(token);
      case "list":
        return list(token);
      case "blockquote":
        return node("blockquote", all(token.tokens));
      case "code":
        return code(token);
      case "table":
        return table(token);
      case "hr":
        return node("hr", []);
      case "strong":
      case "em":
      case "del":
        return node(token.type, inside(token));
      case "codespan":
        return node("code", [token.text ?? ""]);
      case "br":
        return node("br", []);
      case "link":
        return link(token);
      case "checkbox":
        return token.checked ? "☑ " : "☐ ";
      case "image":
      case "escape":
        return token.text ?? "";
      case "text":
        return token.tokens ? node("span", inside(token)) : decoded(token.text ?? "");
      default:
        return token.raw;
    }
  };

  /** The page has its own headings: one of an answer is a paragraph that stands out. @param {Token} token */
  const heading = (token) => {
    const made = node("p", inside(token));
    made.className = "heading";
    return made;
  };

  /** @param {Token} token */
  const list = ({ ordered, start, items }) => {
    const made = node(
      ordered ? "ol" : "ul",
      items.map((/** @type {Token} */ item) => node("li", all(item.tokens))),
    );
    if (ordered && start !== 1) {
      made.setAttribute("start", String(start));
    }
    return made;
  };

  /** @param {Token} token */
  const code = ({ text }) => {
    const listing = node("pre", [node("code", [text ?? ""])]);
    listing.tabIndex = 0;
    const made = node("div", [listing]);
    made.className = "code";
    if (page.copyCode) {
      const button = node("button", [page.copyCode]);
      button.setAttribute("type", "button");
      button.dataset.act = "copy-code";
      button.className = "small";
      made.append(button);
    }
    return made;
  };

  /** @param {Token} token */
  const table = ({ header, rows }) => {
    /** @param {Token[]} cells @param {string} name */
    const row = (cells, name) => node("tr", cells.map((cell) => node(name, inside(cell))));
    const made = node("div", [
      node("table", [
        node("thead", [row(header, "th")]),
        node("tbody", rows.map((/** @type {Token[]} */ cells) => row(cells, "td"))),
      ]),
    ]);
    made.className = "table";
    made.tabIndex = 0;
    return made;
  };

  /** @param {Token} token */
  const link = (token) => {
    const href = safeUrl(token.href, page.base);
    const made = node(href ? "a" : "span", inside(token));
    if (href) {
      made.setAttribute("href", href);
      made.setAttribute("rel", "noopener");
    }
    return made;
  };

  const made = one(block);
  return typeof made === "string" ? node("p", [made]) : made;
}

/**
 * @param {Token[]} tokens
 * @returns {string} what a screen reader says, and what is copied as plain text
 */
export function plain(tokens) {
  /** @param {Token} token @returns {string} */
  const text = (token) => {
    if (token.type === "list") {
      return token.items.map((/** @type {Token} */ item) => plain(item.tokens ?? [])).join("\n");
    }
    if (token.type === "table") {
      return [token.header, ...token.rows]
        .map((cells) => cells.map((/** @type {Token} */ cell) => inline(cell)).join(", "))
        .join("\n");
    }
    return inline(token);
  };
  return tokens.map(text).join("\n");
}

/** @param {Token} token @returns {string} */
function inline(token) {
  if (token.type === "br") {
    return "\n";
  }
  return token.tokens ? token.tokens.map(inline).join("") : decoded(token.text ?? "");
}

/** @param {string} text */
function decoded(text) {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (name)]);
}
