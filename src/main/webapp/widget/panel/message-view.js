// @ts-check
import { element } from "./dom.js";
import { parse, render, safeUrl } from "./markdown.js";

/**
 * @typedef {object} Reading how messages are shown
 * @property {import("../words/words.js").Texts} texts
 * @property {string} locale
 * @property {string} assistant
 */

/**
 * One message of the transcript.
 *
 * @param {import("../talk/transcript.js").Entry} entry
 * @param {Reading} reading
 * @param {(clientId: string) => void} retry
 * @returns {HTMLElement}
 */
export function messageView(entry, reading, retry) {
  const isVisitor = entry.author === "visitor";
  const node = element("div", {
    class: `message ${entry.author} ${entry.status}`,
    part: `message ${entry.author}-message`,
    "aria-busy": entry.status === "streaming" ? "true" : false,
  });
  const speaker = isVisitor ? reading.texts.you : nameOf(entry, reading);
  node.append(element("span", { class: "unseen" }, `${speaker}: `), bubble(entry));
  if (!isVisitor) {
    node.append(...sources(entry, reading.texts), ...actions(entry));
  }
  node.append(...footer(entry, reading, retry));
  return node;
}

/** Three dots that stand for text to come. */
export function dots() {
  return element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
}

/**
 * @param {{ author: string, name?: string }} entry
 * @param {Reading} reading
 * @returns {string}
 */
export function nameOf({ author, name }, { texts, assistant }) {
  return name ?? (author === "agent" ? texts.person : assistant);
}

/** @param {import("../talk/transcript.js").Entry} entry */
function bubble({ author, status, content }) {
  const body = element("div", { class: "bubble", part: "bubble" });
  if (author === "visitor" || author === "system") {
    body.append(content);
  } else if (content === "" && status === "streaming") {
    body.append(dots());
  } else {
    body.append(render(parse(content), document.baseURI));
  }
  return body;
}

/**
 * @param {import("../talk/transcript.js").Entry} entry
 * @param {import("../words/words.js").Texts} texts
 */
function sources({ sources: list = [] }, texts) {
  if (list.length === 0) {
    return [];
  }
  const items = list.map(({ title, url }) => {
    const href = url && safeUrl(url, document.baseURI);
    return element("li", {}, href ? element("a", { href, rel: "noopener" }, title) : title);
  });
  return [element("div", { class: "sources" }, element("span", {}, texts.sources), element("ul", {}, ...items))];
}

/** @param {import("../talk/transcript.js").Entry} entry */
function actions({ actions: list = [] }) {
  const links = list.flatMap(({ label, url }) => {
    const href = safeUrl(url, document.baseURI);
    return href ? [element("a", { href, rel: "noopener", class: "action", part: "action" }, label)] : [];
  });
  return links.length === 0 ? [] : [element("div", { class: "actions" }, ...links)];
}

/**
 * @param {import("../talk/transcript.js").Entry} entry
 * @param {Reading} reading
 * @param {(clientId: string) => void} retry
 */
function footer(entry, { texts, locale }, retry) {
  const line = element("div", { class: "footer" });
  if (entry.status === "failed") {
    line.append(`${texts.notSent} ${entry.error?.message ?? ""} `);
    if (entry.error?.retryable) {
      const button = element("button", { type: "button", class: "retry" }, texts.retry);
      button.addEventListener("click", () => retry(entry.clientId ?? ""));
      line.append(button);
    }
  } else if (entry.status === "pending") {
    line.append(texts.sending);
  } else if (entry.status === "sent" && entry.author !== "system") {
    line.append(...[time(entry.at, locale), ending(entry, texts)].filter((part) => part !== ""));
  }
  return line.hasChildNodes() ? [line] : [];
}

/**
 * @param {string | undefined} at
 * @param {string} locale
 */
function time(at, locale) {
  const date = new Date(at ?? Number.NaN);
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  const shown = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(date);
  return element("time", { datetime: date.toISOString() }, shown);
}

/**
 * @param {import("../talk/transcript.js").Entry} entry
 * @param {import("../words/words.js").Texts} texts
 */
function ending({ finish }, texts) {
  if (finish === "stopped") {
    return ` · ${texts.stopped}`;
  }
  return finish === "failed" ? ` · ${texts.incomplete}` : "";
}
