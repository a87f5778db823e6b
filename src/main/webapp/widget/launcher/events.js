// @ts-check

/** What the element tells its page. All bubble and cross shadow roots; none carries what was said but `chat-message`. */
export class ChatEvent extends Event {
  /**
   * @param {string} type
   * @param {Record<string, unknown>} [detail]
   * @param {boolean} [cancelable]
   */
  constructor(type, detail = {}, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = Object.freeze(detail);
  }
}
