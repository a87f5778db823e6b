// @ts-check
import { CallFailed, eraseConversation, exportConversation, messagesBefore } from "./api.js";
import { firstSeq, prepend } from "./transcript.js";

/** What the server keeps of the conversation, got by calls of their own. */
export class Archive {
  #base;
  #memory;
  /** @type {Promise<void> | null} */
  #bringing = null;

  /**
   * @param {URL} base
   * @param {import("./memory.js").Memory} memory
   */
  constructor(base, memory) {
    this.#base = base;
    this.#memory = memory;
  }

  /** Brings the messages before the first one; where that fails the transcript's notice says why. */
  earlier() {
    this.#bringing ??= this.#bring().finally(() => {
      this.#bringing = null;
    });
    return this.#bringing;
  }

  /** @returns {Promise<Blob>} all of it, as one JSON document */
  async exportData() {
    const { session } = this.#memory;
    if (!session) {
      throw new CallFailed("There is no conversation", { status: 404 });
    }
    const whole = await exportConversation(this.#base, session);
    return new Blob([JSON.stringify(whole, null, 2)], { type: "application/json" });
  }

  /** @returns {Promise<void>} when nothing is left of it */
  async erase() {
    const { session } = this.#memory;
    if (session) {
      await eraseConversation(this.#base, session);
    }
  }

  async #bring() {
    const { session, transcript } = this.#memory;
    const first = firstSeq(transcript);
    if (!session || !transcript.hasEarlier) {
      return;
    }
    try {
      const messages = await messagesBefore(this.#base, session, first);
      if (this.#memory.id === session.conversationId && firstSeq(this.#memory.transcript) === first) {
        this.#memory.change(prepend, messages);
      }
    } catch (failure) {
      const { message, problem } = /** @type {CallFailed} */ (failure);
      this.#memory.show({ ...this.#memory.transcript, notice: { code: problem.code, message } });
    }
  }
}
