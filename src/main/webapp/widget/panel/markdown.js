// @ts-check

/**
 * The part of Markdown that answers use: paragraphs, lists, strong, emphasis, code and links. Anything else
 * stays the text it is.
 *
 * @typedef {{ kind: 'text', text: string } | { kind: 'code', text: string } | { kind: 'break' }
 *   | { kind: 'strong' | 'em', parts: Inline[] } | { kind: 'link', url: string, parts: Inline[] }} Inline
 * @typedef {{ kind: 'paragraph', parts: Inline[] } | { kind: 'list', start: number | null, items: Inline[][] }} Block
 */

const BULLET = /^\s{0,6}[-*]\s+(.*)$/;
const NUMBER = /^\s{0,6}(\d{1,9})[.)]\s+(.*)$/;

/** The lengths are bounded, so that no text makes the search for a closing mark slow. */
const INLINE = new RegExp(
  [
    /\\([\\`*_[\]()#.!-])/,
    /`([^`\n]{1,1000})`/,
    /\[([^[\]\n]{1,300})\]\(((?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)/,
    /\*\*(?!\s)([^\n]{1,1000}?\*?)\*\*/,
    /\*(?![\s*])([^*\n]{1,1000})\*/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "g",
);

const PROTOCOLS = Object.freeze(["https:", "http:", "mailto:", "tel:"]);

/**
 * @param {string} text
 * @returns {Block[]}
 */
export function parse(text) {
  /** @type {{ start?: number | null, lines: string[] }[]} */
  const groups = [];
  let isOpen = false;
  for (const line of text.replaceAll("\r", "").split("\n")) {
    const item = itemOf(line);
    const last = groups.at(-1);
    if (item) {
      if (last?.start !== undefined && (last.start === null) === (item.start === null)) {
        last.lines.push(item.text);
      } else {
        groups.push({ start: item.start, lines: [item.text] });
      }
    } else if (line.trim() === "") {
      isOpen = false;
      continue;
    } else if (last && (isOpen || (last.start !== undefined && /^\s{2,}/.test(line)))) {
      last.lines.push(`${last.lines.pop()}\n${line.trim()}`);
    } else {
      groups.push({ lines: [line.trim()] });
    }
    isOpen = true;
  }
  return groups.map(({ start, lines }) =>
    start === undefined
      ? { kind: "paragraph", parts: inline(lines[0]) }
      : { kind: "list", start, items: lines.map((line) => inline(line)) },
  );
}

/**
 * @param {Block[]} blocks
 * @param {string} base the page's address, which relative links resolve against
 * @param {Document} [document]
 * @returns {DocumentFragment}
 */
export function render(blocks, base, document = globalThis.document) {
  const fragment = document.createDocumentFragment();
  /** @param {string} name @param {Inline[]} parts */
  const node = (name, parts) => {
    const parent = document.createElement(name);
    parent.append(...parts.map(inlineNode));
    return parent;
  };
  /** @param {Inline} part @returns {Node | string} */
  const inlineNode = (part) => {
    switch (part.kind) {
      case "text":
        return part.text;
      case "break":
        return document.createElement("br");
      case "code":
        return node("code", [{ kind: "text", text: part.text }]);
      case "link":
        return link(part);
      default:
        return node(part.kind, part.parts);
    }
  };
  /** @param {{ url: string, parts: Inline[] }} part */
  const link = ({ url, parts }) => {
    const href = safeUrl(url, base);
    const anchor = node(href ? "a" : "span", parts);
    if (href) {
      anchor.setAttribute("href", href);
      anchor.setAttribute("rel", "noopener");
    }
    return anchor;
  };
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      fragment.append(node("p", block.parts));
    } else {
      const list = document.createElement(block.start === null ? "ul" : "ol");
      if (block.start !== null && block.start !== 1) {
        list.setAttribute("start", String(block.start));
      }
      list.append(...block.items.map((item) => node("li", item)));
      fragment.append(list);
    }
  }
  return fragment;
}

/**
 * @param {Block[]} blocks
 * @returns {string} what a screen reader says
 */
export function plain(blocks) {
  /** @param {Inline[]} parts @returns {string} */
  const text = (parts) =>
    parts.map((part) => ("parts" in part ? text(part.parts) : part.kind === "break" ? " " : part.text)).join("");
  return blocks
    .flatMap((block) => (block.kind === "paragraph" ? [text(block.parts)] : block.items.map(text)))
    .join("\n");
}

/**
 * @param {unknown} url
 * @param {string} base
 * @returns {string | null} the absolute address, or null when the protocol is not one that links may have
 */
export function safeUrl(url, base) {
  try {
    const { protocol, href } = new URL(String(url), base);
    return PROTOCOLS.includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

/** @param {string} line */
function itemOf(line) {
  const bullet = BULLET.exec(line);
  if (bullet) {
    return { start: null, text: bullet[1] };
  }
  const number = NUMBER.exec(line);
  return number && { start: Number(number[1]), text: number[2] };
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function inline(text) {
  /** @type {Inline[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(...lines(text.slice(end, match.index)), marked(match));
    end = match.index + match[0].length;
  }
  return [...parts, ...lines(text.slice(end))];
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Inline}
 */
function marked([, escaped, code, label, url, strong, em]) {
  if (escaped !== undefined) {
    return { kind: "text", text: escaped };
  }
  if (code !== undefined) {
    return { kind: "code", text: code };
  }
  if (label !== undefined) {
    return { kind: "link", url, parts: inline(label) };
  }
  return strong !== undefined ? { kind: "strong", parts: inline(strong) } : { kind: "em", parts: inline(em) };
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function lines(text) {
  return text
    .split("\n")
    .flatMap((/** @type {string} */ line, index) => /** @type {Inline[]} */ ([
      ...(index > 0 ? [{ kind: "break" }] : []),
      ...(line === "" ? [] : [{ kind: "text", text: line }]),
    ]));
}
