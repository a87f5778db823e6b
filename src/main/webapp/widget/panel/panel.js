// @ts-check
import { element, say } from "../launcher/dom.js";
import { Acts } from "./acts.js";
import { Banner } from "./banner.js";
import { Composer, isComposing } from "./composer.js";
import { keepFocus } from "./focus.js";
import { Header } from "./header.js";
import { Log } from "./log.js";
import { parse, plain } from "./markdown.js";
import { nameOf, stateOf } from "./message-words.js";
import { MyData } from "./my-data.js";
import { Rating } from "./rating.js";
import { Voice } from "./voice.js";

/**
 * @typedef {object} Model everything that is shown
 * @property {boolean} open
 * @property {import("../words/pt-br.js").Words} words
 * @property {any} widget the server's answer to `GET api/widget`, or null
 * @property {string | null} greeting the page's own first words
 * @property {boolean} failed the server could not be asked
 * @property {boolean} online
 * @property {number} now milliseconds since 1970
 * @property {string} draft what the visitor is writing
 * @property {boolean} isLost the connection is to come back
 * @property {boolean} isClosed it does not come back by itself
 * @property {{ outcome: string, message?: string } | null} reason why it is closed
 * @property {boolean} isUnderway there is a conversation to go on with
 * @property {import("../talk/transcript.js").Transcript} transcript
 *
 * @typedef {object} Does what is no matter of the conversation alone
 * @property {() => void} close
 * @property {(text: string) => void} draft
 * @property {() => void} retry the banner's button
 * @property {() => void} atEnd the end of the log is seen
 * @property {() => Promise<void>} download
 * @property {(url: string) => boolean} follow a link; false where the page takes care of it
 */

const NARROW = "(max-width: 480px), (max-height: 420px)";

/** Shows the model and turns what people do into calls; decides nothing about the conversation. */
export class Panel {
  #conversation;
  #does;
  #showsData = false;
  #asksRating = false;
  #hasRated = false;
  #isWriting = false;
  /** @type {string | null} id of the answer that was said last */
  #said = null;
  /** @type {Model | null} */
  #model = null;
  #header;
  #banner;
  #log;
  #acts;
  #suggestions = element("div", { class: "suggestions", role: "group" });
  #notice = element("p", { class: "notice", role: "alert" });
  #rating;
  #data;
  #composer;
  #status = new Voice("status");
  #alert = new Voice("alert");
  #node;

  /** @param {import("../talk/conversation.js").Conversation} conversation @param {Does} does */
  constructor(conversation, does) {
    this.#conversation = conversation;
    this.#does = does;
    const leave = () => this.#leaveSheet();
    const tell = (/** @type {string} */ text) => this.#status.tell("done", text, `${text} ${Date.now()}`);
    this.#header = new Header(does.close, (id) => this.#choose(id));
    this.#banner = new Banner(does.retry);
    this.#acts = new Acts(conversation, { tell, propose: (text) => this.#composer.propose(text), done: () => this.#done() });
    this.#log = new Log({
      act: (act, entry, node) => this.#model && this.#acts.do(act, entry, node, this.#model.words),
      earlier: () => void conversation.earlier(),
      atEnd: does.atEnd,
    });
    this.#composer = new Composer({
      send: (text) => conversation.write(text),
      stop: () => conversation.stop(),
      draft: (text) => {
        this.#model = this.#model && { ...this.#model, draft: text };
        does.draft(text);
      },
      tell: (topic, text, key) => this.#status.tell(topic, text, key),
    });
    this.#rating = new Rating((score, comment) => this.#rate(score, comment), leave);
    this.#data = new MyData({ tell, download: does.download, erase: () => conversation.erase(), close: leave });
    this.#node = element(
      "section",
      { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "name", hidden: true },
      this.#header.node,
      this.#banner.node,
      this.#log.node,
      this.#suggestions,
      this.#notice,
      this.#rating.node,
      this.#data.node,
      this.#composer.node,
      this.#status.node,
      this.#alert.node,
    );
    this.#suggestions.addEventListener("click", ({ target }) => this.#suggested(target));
    this.#node.addEventListener("keydown", (event) => this.#pressed(event));
    this.#node.addEventListener("click", (event) => this.#followed(event));
  }

  get node() {
    return this.#node;
  }

  /** Whether the focus is in the panel. */
  get hasFocus() {
    return this.#node.matches(":focus-within");
  }

  focus() {
    this.#composer.focus();
  }

  /** @param {Model} model */
  render(model) {
    const { transcript, words, widget } = model;
    const assistant = widget?.assistant?.name ?? words.assistant;
    this.#model = model;
    this.#isWriting =
      transcript.answering ||
      transcript.typing?.author === "assistant" ||
      transcript.entries.some(({ status }) => status === "streaming");
    this.#node.hidden = !model.open;
    this.#node.lang = words.locale;
    this.#node.setAttribute("aria-modal", String(matchMedia(NARROW).matches));
    this.#header.render(model, assistant);
    this.#hasRated &&= transcript.mode.mode === "closed";
    this.#banner.render(model, this.#hasRated, this.#status);
    this.#renderSuggestions(model);
    say(this.#notice, transcript.notice ? transcript.notice.message || words.error : "");
    this.#renderSheets(model);
    this.#composer.render(model, this.#isWriting);
    if (model.open) {
      this.#log.render(model, assistant, this.#acts.asksWhy);
    }
    this.#speak(model, assistant);
  }

  /** @param {Model} model */
  #renderSheets({ transcript, words, isUnderway }) {
    const isClosed = transcript.mode.mode === "closed";
    const asksRating = isClosed && !transcript.rated && !this.#showsData;
    const begins = asksRating && !this.#asksRating;
    this.#asksRating = asksRating;
    this.#rating.node.hidden = !asksRating;
    this.#rating.render(words);
    if (begins && this.hasFocus) {
      this.#rating.focus();
    }
    this.#data.node.hidden = !this.#showsData;
    this.#data.render(words, isUnderway);
  }

  /** @param {Model} model */
  #renderSuggestions({ widget, transcript, isUnderway, words }) {
    const offered = isUnderway || transcript.entries.length > 0 ? [] : (widget?.suggestions ?? []);
    this.#suggestions.setAttribute("aria-label", words.suggestions);
    const shown = [...this.#suggestions.children].map(({ textContent }) => textContent);
    if (JSON.stringify(shown) !== JSON.stringify(offered)) {
      this.#suggestions.replaceChildren(
        ...offered.map((/** @type {string} */ text) => element("button", { type: "button", class: "suggestion" }, text)),
      );
    }
  }

  /** Says who writes, then once what was written, and what has become of the visitor's words. @param {Model} model @param {string} assistant */
  #speak({ transcript, words, now }, assistant) {
    const reading = { words, assistant };
    const { typing, latest, entries } = transcript;
    this.#status.tell("writing", this.#isWriting || typing ? words.writing(nameOf(typing ?? { author: "assistant" }, reading)) : "");
    const answer = entries.find(({ id }) => id === latest);
    if (answer && latest !== this.#said && !this.#isWriting) {
      this.#said = latest;
      this.#status.tell("answer", `${nameOf(answer, reading)}: ${plain(parse(answer.content))}`, answer.id);
    }
    const unsent = entries.findLast(({ status, retryAt }) => status === "failed" || retryAt);
    this.#alert.tell("unsent", unsent ? stateOf(unsent, words, now) : "", unsent ? `${unsent.key} ${unsent.status}` : "");
  }

  /** @param {EventTarget | null} target */
  #suggested(target) {
    if (target instanceof HTMLButtonElement) {
      this.#conversation.write(target.textContent ?? "");
      this.focus();
    }
  }

  /** @param {string} id of an item of the menu */
  #choose(id) {
    switch (id) {
      case "person":
        this.#conversation.handover();
        break;
      case "new":
        this.#conversation.startOver();
        break;
      case "end":
        this.#conversation.close();
        break;
      default:
        this.#showsData = true;
        this.#again();
        this.#data.open();
        return;
    }
    this.focus();
  }

  /** @param {number} score @param {string} comment */
  #rate(score, comment) {
    this.#hasRated = true;
    this.#conversation.rate(score, comment || undefined);
  }

  /** Of what is shown before the log: own data, or the question how it was. */
  #leaveSheet() {
    if (this.#showsData) {
      this.#showsData = false;
    } else if (!this.#hasRated) {
      this.#conversation.skipRating();
    }
    this.#done();
  }

  #done() {
    this.#again();
    this.focus();
  }

  #again() {
    if (this.#model) {
      this.render(this.#model);
    }
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape" && !isComposing(event)) {
      event.stopPropagation();
      if (this.#showsData || this.#asksRating) {
        this.#leaveSheet();
      } else if (this.#isWriting) {
        this.#conversation.stop();
      } else {
        this.#does.close();
      }
    } else if (event.key === "Tab" && matchMedia(NARROW).matches) {
      keepFocus(this.#node, event);
    }
  }

  /** A panel that covers the page gives way to where a link leads. @param {MouseEvent} event */
  #followed(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (!this.#does.follow(link.href)) {
      event.preventDefault();
    }
    if (matchMedia(NARROW).matches) {
      this.#does.close();
    }
  }
}
