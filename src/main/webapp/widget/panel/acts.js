// @ts-check

const MOMENT = 2000;

/** What the buttons of messages do. */
export class Acts {
  #conversation;
  #does;
  /** @type {string | null} */
  #asksWhy = null;

  /**
   * @param {import("../talk/conversation.js").Conversation} conversation
   * @param {object} does
   * @param {(text: string) => void} does.propose text for the visitor to write on
   * @param {(text: string) => void} does.tell
   * @param {() => void} does.done the focus goes back, and what has changed is to be shown
   */
  constructor(conversation, does) {
    this.#conversation = conversation;
    this.#does = does;
  }

  /** Key of the answer that the visitor may say more about. */
  get asksWhy() {
    return this.#asksWhy;
  }

  /**
   * @param {string} act
   * @param {import("../talk/transcript.js").Entry} entry
   * @param {HTMLElement} button
   * @param {import("../words/pt-br.js").Words} words
   */
  do(act, { key, id = "", clientId = "", content, status, vote }, button, words) {
    switch (act) {
      case "copy":
        return this.#copy(content, button.parentElement?.querySelector(".thanks"), vote ? words.thanks : "", words);
      case "copy-code":
        return this.#copy(button.previousElementSibling?.textContent ?? "", button, words.copyCode, words);
      case "up":
      case "down":
        this.#asksWhy = act === "up" ? null : key;
        return this.#conversation.feedback(id, act);
      case "reason":
        this.#conversation.feedback(id, "down", button.closest(".why")?.querySelector("textarea")?.value.trim() || undefined);
        this.#asksWhy = null;
        break;
      case "no-reason":
        this.#asksWhy = null;
        break;
      case "again":
        this.#conversation.regenerate();
        break;
      case "continue":
        this.#conversation.write(words.goOn);
        break;
      case "retry":
        this.#conversation.retry(clientId);
        break;
      default:
        if (status === "failed") {
          this.#conversation.discard(clientId);
        }
        if (act === "edit") {
          this.#does.propose(content);
        }
    }
    this.#does.done();
  }

  /**
   * @param {string} text
   * @param {Element | null | undefined} place where it is told, for a while
   * @param {string} after what stands there then
   * @param {import("../words/pt-br.js").Words} words
   */
  #copy(text, place, after, { copied }) {
    const tell = (/** @type {string} */ told) => place?.replaceChildren(told);
    navigator.clipboard.writeText(text).then(
      () => {
        tell(copied);
        this.#does.tell(copied);
        setTimeout(() => tell(after), MOMENT);
      },
      () => {},
    );
  }
}
