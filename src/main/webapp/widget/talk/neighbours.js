// @ts-check

const LOOK_AGAIN = 60_000;
const ANSWER = 1_000;

/**
 * The other tabs of this browser, and who of those in one conversation keeps a line to the server. A tab that is seen
 * always does. A hidden one lets go while another one is seen, or while a hidden one does it for all; it comes back
 * when nobody does any more.
 */
export class Neighbours {
  #id = `${Math.random()}`;
  #tell;
  #does;
  /** @type {Map<string, { tab: string, conversation: string, isSeen: boolean, holds: boolean }>} */
  #others = new Map();
  #isSeen = true;
  #isGone = false;
  #rests = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {(message: object) => void} tell
   * @param {object} does
   * @param {() => string | undefined} does.conversation
   * @param {() => boolean} does.holds whether this tab has a line, or seeks one
   * @param {() => boolean} does.isBusy it cannot let go now
   * @param {() => void} does.letGo
   * @param {() => void} does.comeBack
   */
  constructor(tell, does) {
    this.#tell = tell;
    this.#does = does;
  }

  get isSeen() {
    return this.#isSeen;
  }

  /** Whether this tab does without a line, since another one has it. */
  get rests() {
    return this.#rests;
  }

  show() {
    this.#isSeen = true;
    this.#isGone = false;
    this.#rest(false);
    this.announce();
  }

  hide() {
    this.#isSeen = false;
    this.#ask();
    this.announce();
  }

  /** Takes a line unless somebody keeps one for all. */
  look() {
    if (!this.#rests) {
      this.#look();
    }
  }

  /** Tells the others where this tab stands, when that has changed. */
  announce() {
    const { conversation, holds } = this.#does;
    if (!this.#isGone) {
      this.#tell({ tab: this.#id, conversation: conversation(), isSeen: this.#isSeen, holds: holds() });
    }
    this.#decide();
  }

  /** The others do without this tab until it is shown again. */
  leave() {
    this.#isGone = true;
    this.#rest(false);
    this.#tell({ tab: this.#id, isGone: true });
  }

  /** @param {any} message */
  heard(message) {
    if (message.asks) {
      this.announce();
      return;
    }
    const wereHolders = this.#holders.length > 0;
    if (message.isGone) {
      this.#others.delete(message.tab);
    } else {
      this.#others.set(message.tab, message);
    }
    if (this.#rests && wereHolders && this.#holders.length === 0) {
      this.#look();
    }
    this.#decide();
  }

  #decide() {
    const mayLetGo = !this.#isSeen && this.#does.holds() && !this.#does.isBusy();
    if (mayLetGo && this.#holders.some(({ isSeen, tab }) => isSeen || tab < this.#id)) {
      this.#rest(true);
      this.#after(LOOK_AGAIN, () => this.#look());
      this.#does.letGo();
    }
  }

  #look() {
    this.#rest(true);
    this.#ask();
    this.#after(ANSWER * (0.2 + Math.random()), () => this.#decideBack());
  }

  #decideBack() {
    if (this.#holders.length > 0) {
      this.#after(LOOK_AGAIN, () => this.#look());
      return;
    }
    this.#rest(false);
    this.#does.comeBack();
  }

  get #holders() {
    const own = this.#does.conversation();
    return [...this.#others.values()].filter(({ holds, conversation }) => holds && own && conversation === own);
  }

  #ask() {
    this.#others.clear();
    this.#tell({ tab: this.#id, asks: true });
  }

  /** @param {boolean} rests */
  #rest(rests) {
    clearTimeout(this.#timer);
    this.#rests = rests;
  }

  /**
   * @param {number} delay
   * @param {() => void} action
   */
  #after(delay, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }
}
