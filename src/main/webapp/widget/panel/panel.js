// @ts-check
import { element, say } from "../launcher/dom.js";
import { AfterClose } from "../talk/frames.js";
import { Composer, isComposing } from "./composer.js";
import { Header } from "./header.js";
import { Log } from "./log.js";
import { parse, plain } from "./markdown.js";
import { nameOf } from "./message-view.js";
import { MyData } from "./my-data.js";
import { Rating } from "./rating.js";

/**
 * @typedef {object} Model everything that is shown
 * @property {boolean} open
 * @property {import("../words/pt-br.js").Words} words
 * @property {string} locale
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
 * @property {() => void} mend the banner's button
 * @property {() => void} atEnd the end of the log is seen
 * @property {() => Promise<void>} download
 * @property {(url: string) => boolean} follow a link; false where the page takes care of it
 */

export const NARROW = "(max-width: 480px), (max-height: 420px)";

const MOMENT = 2000;

/** Shows the model and turns what people do into calls; decides nothing about the conversation. */
export class Panel {
  #conversation;
  #does;
  /** @type {'none'|'rating'|'data'} */
  #sheet = "none";
  #rated = false;
  /** @type {string | null} */
  #asksWhy = null;
  #isWriting = false;
  /** @type {Model | null} */
  #model = null;
  #header;
  #log;
  #composer;
  #rating;
  #data;
  #bannerText = element("span");
  #bannerButton = element("button", { type: "button", class: "small" });
  #banner = element("div", { class: "banner", role: "status" }, this.#bannerText, this.#bannerButton);
  #suggestions = element("div", { class: "suggestions", role: "group" });
  #notice = element("p", { class: "notice", role: "alert" });
  #spoken = element("div", { class: "unseen", role: "status" });
  #node;

  /** @param {import("../talk/conversation.js").Conversation} conversation @param {Does} does */
  constructor(conversation, does) {
    this.#conversation = conversation;
    this.#does = does;
    const leave = () => this.#leaveSheet();
    this.#header = new Header(does.close, (id) => this.#choose(id));
    this.#log = new Log({
      act: (act, entry, node) => this.#act(act, entry, node),
      earlier: () => void conversation.earlier(),
      atEnd: does.atEnd,
    });
    this.#composer = new Composer({
      send: (text) => conversation.write(text),
      stop: () => conversation.stop(),
      draft: does.draft,
    });
    this.#rating = new Rating((score, comment) => conversation.rate(score, comment || undefined), leave);
    this.#data = new MyData({ download: does.download, erase: () => conversation.erase(), close: leave });
    this.#node = element(
      "section",
      { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "name" },
      this.#header.node,
      this.#banner,
      this.#log.node,
      this.#suggestions,
      this.#notice,
      this.#rating.node,
      this.#data.node,
      this.#composer.node,
      this.#spoken,
    );
    this.#bannerButton.addEventListener("click", () => does.mend());
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
    const wasEnded = this.#model?.transcript.mode.mode === "closed";
    this.#model = model;
    this.#isWriting = transcript.entries.some(({ status }) => status === "streaming") || transcript.typing?.author === "assistant";
    this.#node.hidden = !model.open;
    this.#node.lang = model.locale;
    this.#node.setAttribute("aria-modal", String(matchMedia(NARROW).matches));
    if (transcript.mode.mode === "closed" && !wasEnded && !this.#rated && !transcript.rating) {
      this.#sheet = "rating";
    } else if (transcript.mode.mode !== "closed") {
      this.#rated = false;
      this.#sheet = this.#sheet === "rating" ? "none" : this.#sheet;
    }
    this.#header.render(model, assistant);
    this.#renderBanner(model);
    this.#renderSuggestions(model);
    say(this.#notice, transcript.notice ? transcript.notice.message || words.error : "");
    const asks = this.#rating.node.hidden && this.#sheet === "rating";
    this.#rating.node.hidden = this.#sheet !== "rating";
    this.#rating.render(words);
    if (asks && this.hasFocus) {
      this.#rating.focus();
    }
    this.#data.node.hidden = this.#sheet !== "data";
    this.#data.render(words, model.isUnderway);
    this.#composer.render(model, this.#isWriting);
    if (model.open) {
      this.#log.render(model, assistant, this.#asksWhy);
    }
    this.#speak(transcript, { words, assistant });
  }

  /** @param {Model} model */
  #renderBanner(model) {
    const [text, button] = bannerOf(model);
    say(this.#bannerText, text);
    say(this.#bannerButton, button);
    this.#bannerButton.hidden = button === "";
    this.#banner.classList.toggle("empty", text === "");
  }

  /** @param {Model} model */
  #renderSuggestions({ widget, transcript, isUnderway, words }) {
    const offered = isUnderway || transcript.entries.length > 0 ? [] : (widget?.suggestions ?? []);
    this.#suggestions.setAttribute("aria-label", words.suggestions);
    if (offered.length !== this.#suggestions.childElementCount) {
      this.#suggestions.replaceChildren(
        ...offered.map((/** @type {string} */ text) => element("button", { type: "button", class: "suggestion" }, text)),
      );
    }
  }

  /** Says who writes, and then once what was written. @param {import("../talk/transcript.js").Transcript} transcript @param {{ words: import("../words/pt-br.js").Words, assistant: string }} reading */
  #speak(transcript, reading) {
    const latest = transcript.entries.find((entry) => entry.id === transcript.latest);
    if (this.#isWriting || transcript.answering) {
      const writer = transcript.typing ?? { author: "assistant" };
      say(this.#spoken, reading.words.writing(nameOf(writer, reading)));
    } else {
      say(this.#spoken, latest ? `${nameOf(latest, reading)}: ${plain(parse(latest.content))}` : "");
    }
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
    if (id === "person") {
      this.#conversation.handover();
    } else if (id === "new") {
      this.#conversation.startOver();
    } else if (id === "end") {
      this.#conversation.close();
    } else {
      this.#sheet = "data";
      this.#again();
      this.#data.focus();
      return;
    }
    this.focus();
  }

  /** @param {string} act @param {import("../talk/transcript.js").Entry} entry @param {HTMLElement} button */
  #act(act, entry, button) {
    const { id = "", clientId = "", content, status } = entry;
    switch (act) {
      case "copy":
        return this.#copy(content, button.parentElement?.querySelector("[role=status]"));
      case "copy-code":
        return this.#copy(button.previousElementSibling?.textContent ?? "", button);
      case "up":
        return this.#conversation.feedback(id, "up");
      case "down":
        this.#asksWhy = entry.key;
        return this.#conversation.feedback(id, "down");
      case "reason":
        this.#conversation.feedback(id, "down", button.closest(".why")?.querySelector("textarea")?.value.trim() || undefined);
        return this.#noReason();
      case "no-reason":
        return this.#noReason();
      case "again":
        this.#conversation.regenerate();
        break;
      case "continue":
        this.#conversation.write(this.#model?.words.goOn ?? "");
        break;
      case "retry":
        this.#conversation.retry(clientId);
        break;
      default:
        if (status === "failed") {
          this.#conversation.discard(clientId);
        }
        if (act === "edit") {
          this.#composer.propose(content);
        }
    }
    this.focus();
  }

  #noReason() {
    this.#asksWhy = null;
    this.#again();
    this.focus();
  }

  /** @param {string} text @param {Element | null | undefined} place where it is told, for a while */
  #copy(text, place) {
    const before = place?.textContent ?? "";
    const tell = (/** @type {string} */ words) => place && say(place, words);
    navigator.clipboard?.writeText(text).then(
      () => {
        tell(this.#model?.words.copied ?? "");
        setTimeout(() => tell(before), MOMENT);
      },
      () => {},
    );
  }

  #leaveSheet() {
    this.#rated ||= this.#sheet === "rating";
    this.#sheet = "none";
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
      if (this.#sheet !== "none") {
        this.#leaveSheet();
      } else if (this.#isWriting) {
        this.#conversation.stop();
      } else {
        this.#does.close();
      }
    } else if (event.key === "Tab" && matchMedia(NARROW).matches) {
      this.#keepFocus(event);
    }
  }

  /** A panel that covers the page keeps the focus. @param {KeyboardEvent} event */
  #keepFocus(event) {
    const stops = /** @type {HTMLElement[]} */ (
      [...this.#node.querySelectorAll("a[href], button, textarea, input, [tabindex='0']")]
    ).filter((node) => node.tabIndex >= 0 && node.getClientRects().length > 0);
    const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (from?.matches(":focus")) {
      event.preventDefault();
      to?.focus();
    }
  }

  /** A panel that covers the page gives way to where a link leads. @param {Event} event */
  #followed(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) {
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

/**
 * @param {Model} model
 * @returns {[text: string, button: string]}
 */
function bannerOf({ words, online, failed, isLost, isClosed, reason, transcript }) {
  if (!online) {
    return [words.offline, ""];
  }
  if (isClosed && reason?.outcome === AfterClose.RELOAD) {
    return [words.outdated, words.reload];
  }
  if (isClosed && transcript.mode.mode !== "closed") {
    return [reason?.message || words.refused, words.retry];
  }
  if (isLost) {
    return [words.reconnecting, ""];
  }
  if (failed) {
    return [words.unreachable, words.retry];
  }
  return [transcript.degraded ? words.degraded : "", ""];
}
