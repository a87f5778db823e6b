// @ts-check
import { element, say } from "../launcher/dom.js";
import { AfterClose } from "../talk/frames.js";

/** What is the matter with the chat as a whole. */
export class Banner {
  #text = element("span");
  #button = element("button", { type: "button", class: "small" });
  #node = element("div", { class: "banner" }, this.#text, this.#button);

  /** @param {() => void} retry */
  constructor(retry) {
    this.#button.addEventListener("click", retry);
  }

  get node() {
    return this.#node;
  }

  /**
   * @param {import("./panel.js").Model} model
   * @param {boolean} hasRated whether the visitor has just said how it was
   * @param {import("./voice.js").Voice} voice
   */
  render(model, hasRated, voice) {
    const [text, button = ""] = matterOf(model, hasRated);
    say(this.#text, text);
    say(this.#button, button);
    this.#button.hidden = button === "";
    this.#node.hidden = text === "";
    voice.tell("banner", text);
  }
}

/**
 * @param {import("./panel.js").Model} model
 * @param {boolean} hasRated
 * @returns {[text: string, button?: string]}
 */
function matterOf({ words, online, failed, isLost, isClosed, reason, transcript }, hasRated) {
  if (!online) {
    return [words.offline];
  }
  if (isClosed && reason?.outcome === AfterClose.RELOAD) {
    return [words.outdated, words.reload];
  }
  if (isClosed && transcript.mode.mode !== "closed") {
    return [reason?.message || words.refused, words.retry];
  }
  if (isLost) {
    return [words.reconnecting];
  }
  if (failed) {
    return [words.unreachable, words.retry];
  }
  if (transcript.degraded) {
    return [words.degraded];
  }
  return [hasRated ? words.rated : ""];
}
