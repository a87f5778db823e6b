// @ts-check
import { element, icon, say } from "../launcher/dom.js";
import { AnswerTools } from "./answer-tools.js";
import { safeUrl } from "./links.js";
import { parse, render, settled } from "./markdown.js";
import { labelOf, speakerOf, stateOf } from "./message-words.js";

/**
 * @typedef {import("../talk/transcript.js").Entry} Entry
 *
 * @typedef {object} Reading how messages are shown
 * @property {import("../words/pt-br.js").Words} words
 * @property {string} assistant
 * @property {number} now milliseconds since 1970
 * @property {boolean} isLast whether it is the last answer
 * @property {boolean} isLastQuestion whether it is the visitor's last message
 * @property {boolean} asksWhy whether the visitor is asked why the answer did not help
 */

const PENCIL = "M4 20h4L19 9l-4-4L4 16zM13 7l4 4";

/** One message of the log; changed in place, so that what is being read or pressed stays where it is. */
export class MessageView {
  /** @type {Entry | null} */
  #entry = null;
  /** @type {string[]} */
  #blocks = [];
  /** @type {import("../words/pt-br.js").Words | null} */
  #words = null;
  /** @type {AnswerTools | null} */
  #tools = null;
  #speaker = element("span", { class: "unseen" });
  #bubble = element("div", { class: "bubble" });
  #extras = element("div", { class: "extras" });
  #footer = element("div", { class: "footer" });
  #below = element("div", { class: "below" }, this.#footer);
  #message = element("div", { role: "article", tabindex: "-1" }, this.#speaker, this.#bubble, this.#extras, this.#below);
  #node = element("div", { class: "entry" }, this.#message);

  get node() {
    return this.#node;
  }

  /** @param {Entry} entry @param {Reading} reading */
  render(entry, reading) {
    const { words } = reading;
    const changed = entry !== this.#entry || words !== this.#words;
    if (words !== this.#words) {
      this.#words = words;
      this.#blocks = [];
      this.#bubble.replaceChildren();
    }
    if (changed) {
      this.#entry = entry;
      this.#node.dataset.key = entry.key;
      this.#message.className = `message ${entry.author} ${entry.status}`;
      this.#message.setAttribute("part", this.#message.className);
      this.#message.setAttribute("aria-busy", String(entry.status === "streaming"));
      this.#renderBubble(entry, words);
      this.#renderExtras(entry, words);
    }
    this.#message.setAttribute("aria-label", labelOf(entry, reading));
    say(this.#speaker, `${speakerOf(entry, reading)}: `);
    this.#renderFooter(entry, reading, changed);
    this.#renderTools(entry, reading);
  }

  /** @param {Entry} entry @param {import("../words/pt-br.js").Words} words */
  #renderBubble({ author, status, content }, words) {
    if (author === "visitor" || author === "system") {
      say(this.#bubble, content);
      return;
    }
    const page = { base: document.baseURI, document, copyCode: navigator.clipboard ? words.copyCode : "" };
    const blocks = parse(status === "streaming" ? settled(content) : content);
    const raws = blocks.map(({ raw }) => raw);
    const same = raws.findIndex((raw, index) => raw !== this.#blocks[index]);
    const kept = same < 0 ? Math.min(raws.length, this.#blocks.length) : same;
    while (this.#bubble.childNodes.length > kept) {
      this.#bubble.lastChild?.remove();
    }
    this.#bubble.append(...blocks.slice(kept).map((block) => render(block, page)));
    this.#blocks = raws;
  }

  /** @param {Entry} entry @param {import("../words/pt-br.js").Words} words */
  #renderExtras({ sources = [], actions = [] }, words) {
    const links = actions.flatMap(({ label, url }) => link(label, url, "action"));
    const articles = sources.map(({ title, url }) => element("li", {}, ...(url ? link(title, url, "source") : [title])));
    this.#extras.replaceChildren(
      ...(links.length > 0 ? [element("div", { class: "actions" }, ...links)] : []),
      ...(articles.length > 0
        ? [element("div", { class: "sources" }, element("span", {}, words.sources), element("ul", {}, ...articles))]
        : []),
    );
  }

  /** @param {Entry} entry @param {Reading} reading @param {boolean} changed */
  #renderFooter(entry, { words, now, isLastQuestion }, changed) {
    const text = stateOf(entry, words, now);
    const acts = actsOf(entry, isLastQuestion);
    const key = acts.join();
    if (changed || this.#footer.dataset.acts !== key) {
      this.#footer.dataset.acts = key;
      this.#footer.replaceChildren(element("span"), ...acts.map((act) => actNode(act, words)));
    }
    say(/** @type {Element} */ (this.#footer.firstElementChild), text);
    this.#footer.hidden = text === "" && acts.length === 0;
  }

  /** @param {Entry} entry @param {Reading} reading */
  #renderTools(entry, reading) {
    if (entry.author === "visitor" || entry.author === "system" || entry.status !== "sent" || !entry.id) {
      return;
    }
    if (this.#tools === null) {
      this.#tools = new AnswerTools();
      this.#below.prepend(this.#tools.row);
      this.#message.append(this.#tools.why);
    }
    this.#tools.render(entry, reading);
  }
}

/** @param {Entry} entry @param {boolean} isLastQuestion */
function actsOf(entry, isLastQuestion) {
  if (entry.status === "failed") {
    return [...(entry.error?.retryable ? ["retry"] : []), "edit", "discard"];
  }
  return entry.author === "visitor" && isLastQuestion && entry.status === "sent" ? ["edit"] : [];
}

/** @param {string} act @param {import("../words/pt-br.js").Words} words */
function actNode(act, words) {
  const label = words[/** @type {'retry'|'edit'|'discard'} */ (act)];
  return act === "edit"
    ? element("button", { type: "button", class: "tool", "data-act": act, "aria-label": label, title: label }, icon(PENCIL))
    : element("button", { type: "button", class: "small", "data-act": act }, label);
}

/** @param {string} label @param {string} url @param {string} part */
function link(label, url, part) {
  const href = safeUrl(url, document.baseURI);
  return href ? [element("a", { href, rel: "noopener", class: part }, label)] : [];
}
