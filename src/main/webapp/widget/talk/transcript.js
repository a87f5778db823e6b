// @ts-check
import { ErrorCode, ServerFrame } from "./frames.js";

/**
 * What the visitor sees of one conversation, computed from server frames and nothing else: no clock,
 * no network, no document.
 *
 * @typedef {object} Entry
 * @property {string} key names the entry for its whole life, also before the server has given an id
 * @property {string} [id]
 * @property {string} [clientId]
 * @property {number} [seq]
 * @property {'visitor'|'assistant'|'agent'|'system'} author
 * @property {string} [name]
 * @property {string} content
 * @property {string} [at]
 * @property {'pending'|'failed'|'streaming'|'sent'} status
 * @property {{ code?: string, message?: string, retryable: boolean }} [error] why it was not sent
 * @property {string} [finish]
 * @property {{ id: string, title: string, url?: string }[]} [sources]
 * @property {{ label: string, url: string }[]} [actions]
 *
 * @typedef {object} Transcript
 * @property {readonly Entry[]} entries in the order of the conversation; what has no seq yet comes last
 * @property {{ epoch: string, seq: number } | null} position up to where nothing is missing
 * @property {boolean} gap something is missing: say hello again
 * @property {{ author: string, name?: string } | null} typing
 * @property {{ mode: string, name?: string, reason?: string }} mode
 * @property {{ code?: string, message?: string } | null} notice an error that belongs to no message
 * @property {string | null} latest id of the last answer that came while the visitor was there
 * @property {{ maxLength?: number } | null} limits
 */

/** @type {Transcript} */
export const EMPTY = Object.freeze({
  entries: Object.freeze([]),
  position: null,
  gap: false,
  typing: null,
  mode: Object.freeze({ mode: "assistant" }),
  notice: null,
  latest: null,
  limits: null,
});

/**
 * The transcript after one server frame. Frames may come twice or out of order; unknown ones change nothing.
 *
 * @param {Transcript} transcript
 * @param {{ type: string, [field: string]: any }} frame
 * @returns {Transcript}
 */
export function reduce(transcript, frame) {
  const reducer = Object.hasOwn(REDUCERS, frame.type) ? REDUCERS[frame.type] : null;
  const next = reducer ? reducer(transcript, frame) : transcript;
  return frame.type !== ServerFrame.ACK && Number.isInteger(frame.seq) ? advance(next, frame) : next;
}

/**
 * Adds a message the visitor has just written.
 *
 * @param {Transcript} transcript
 * @param {{ clientId: string, content: string, at: string }} message
 * @returns {Transcript}
 */
export function write(transcript, { clientId, content, at }) {
  /** @type {Entry} */
  const entry = { key: clientId, clientId, content, at, author: "visitor", status: "pending" };
  return { ...transcript, entries: ordered([...transcript.entries, entry]), notice: null };
}

/**
 * Makes a refused message pending again.
 *
 * @param {Transcript} transcript
 * @param {string} clientId
 * @returns {Transcript}
 */
export function retry(transcript, clientId) {
  const again = (/** @type {Entry} */ entry) =>
    entry.clientId === clientId && entry.status === "failed"
      ? { ...entry, status: /** @type {const} */ ("pending"), error: undefined }
      : entry;
  return { ...transcript, entries: transcript.entries.map(again), notice: null };
}

/**
 * Marks everything pending as not sent: the connection has ended and does not come back by itself.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function giveUp(transcript) {
  const failed = (/** @type {Entry} */ entry) =>
    entry.status === "pending" ? { ...entry, status: /** @type {const} */ ("failed"), error: { retryable: true } } : entry;
  return { ...transcript, entries: transcript.entries.map(failed).filter(isWhole), typing: null };
}

/**
 * An empty transcript with what has not been sent yet: the conversation is gone, its successor begins.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function startOver(transcript) {
  return { ...EMPTY, entries: transcript.entries.filter(isUnsent), limits: transcript.limits };
}

/**
 * @param {Transcript} transcript
 * @returns {Entry[]} the visitor's messages that no `ack` has come for
 */
export function pending(transcript) {
  return transcript.entries.filter((entry) => entry.status === "pending");
}

/**
 * @param {Transcript} transcript
 * @returns {boolean} whether somebody on the other side is writing
 */
export function isWriting(transcript) {
  return transcript.typing !== null || !transcript.entries.every(isWhole);
}

/** @type {Record<string, (transcript: Transcript, frame: any) => Transcript>} */
const REDUCERS = {
  [ServerFrame.WELCOME](transcript, frame) {
    const recovered = frame.recovered === true && transcript.position !== null;
    const kept = transcript.entries.filter(recovered ? isWhole : isUnsent);
    const messages = frame.messages ?? [];
    const seq = Math.max(
      recovered ? transcript.position?.seq ?? 0 : frame.position.seq,
      ...messages.map((/** @type {{ seq?: number }} */ message) => message.seq ?? 0),
    );
    return {
      ...transcript,
      entries: messages.reduce(place, kept),
      position: { epoch: frame.position.epoch, seq },
      gap: false,
      typing: null,
      mode: { mode: frame.mode ?? "assistant" },
      notice: null,
      limits: frame.limits ?? transcript.limits,
    };
  },

  [ServerFrame.MESSAGE](transcript, frame) {
    if (frame.author === "visitor") {
      return { ...transcript, entries: place(transcript.entries, frame) };
    }
    return { ...transcript, entries: place(transcript.entries, frame), typing: null, latest: frame.id };
  },

  [ServerFrame.START](transcript, frame) {
    return stream(transcript, frame, "");
  },

  [ServerFrame.DELTA](transcript, { id, offset, text }) {
    const entry = transcript.entries.find((known) => known.id === id);
    if (entry && entry.status !== "streaming") {
      return transcript;
    }
    const content = entry?.content ?? "";
    if (offset > content.length) {
      // An answer whose beginning was told elsewhere comes whole with its message.
      return entry ? { ...transcript, gap: true } : transcript;
    }
    return offset + text.length > content.length || !entry
      ? stream(transcript, { id }, content + text.slice(content.length - offset))
      : transcript;
  },

  [ServerFrame.RESET](transcript, frame) {
    return stream(transcript, frame, "");
  },

  [ServerFrame.ACK](transcript, { clientId, seq, id }) {
    const entry = transcript.entries.find((known) => known.clientId === clientId);
    return entry
      ? { ...transcript, entries: place(transcript.entries, { ...entry, seq: seq ?? entry.seq, id }), notice: null }
      : transcript;
  },

  [ServerFrame.TYPING](transcript, { author, name, on }) {
    return author === "visitor" ? transcript : { ...transcript, typing: on ? { author, name } : null };
  },

  [ServerFrame.MODE](transcript, { mode, name, reason }) {
    return { ...transcript, mode: { mode, name, reason } };
  },

  [ServerFrame.ERROR](transcript, { code, message, retryable, clientId }) {
    const closed = code === ErrorCode.CONVERSATION_CLOSED;
    const mode = closed ? { mode: "closed" } : transcript.mode;
    const unsent = transcript.entries.find((entry) => entry.clientId === clientId && isUnsent(entry));
    if (clientId === undefined || !unsent) {
      return { ...transcript, mode, notice: { code, message } };
    }
    const error = { code, message, retryable: closed || retryable === true };
    const entries = transcript.entries.map((entry) =>
      entry === unsent ? { ...entry, status: /** @type {const} */ ("failed"), error } : entry,
    );
    return { ...transcript, mode, entries };
  },
};

/**
 * @param {Transcript} transcript
 * @param {{ seq?: number, epoch?: string }} frame its epoch is the log's from there on, where it names one
 * @returns {Transcript}
 */
function advance(transcript, { seq = 0, epoch }) {
  const { position } = transcript;
  if (position === null || seq <= position.seq) {
    return transcript;
  }
  return seq === position.seq + 1
    ? { ...transcript, position: { epoch: epoch ?? position.epoch, seq } }
    : { ...transcript, gap: true };
}

/**
 * @param {Transcript} transcript
 * @param {{ id: string, author?: Entry['author'], name?: string }} answer
 * @param {string} content
 * @returns {Transcript}
 */
function stream(transcript, { id, author, name }, content) {
  const known = transcript.entries.find((entry) => entry.id === id);
  if (known && known.status !== "streaming") {
    return transcript;
  }
  /** @type {Entry} */
  const entry = { key: id, id, author: author ?? "assistant", name, ...known, content, status: "streaming" };
  const others = transcript.entries.filter((other) => other !== known);
  return { ...transcript, entries: ordered([...others, entry]) };
}

/**
 * @param {readonly Entry[]} entries
 * @param {any} message
 * @returns {Entry[]}
 */
function place(entries, message) {
  const { id, clientId, seq, author, name, content, at, finish, sources, actions, replaces } = message;
  const isSame = (/** @type {Entry} */ entry) =>
    (id !== undefined && entry.id === id) || (clientId !== undefined && entry.clientId === clientId);
  const known = entries.find(isSame);
  /** @type {Entry} */
  const entry = {
    key: known?.key ?? clientId ?? id,
    id,
    clientId: clientId ?? known?.clientId,
    seq: seq ?? known?.seq,
    author,
    name,
    content,
    at: at ?? known?.at,
    status: isHeld(known, message) ? "pending" : "sent",
    finish,
    sources,
    actions,
  };
  const others = entries.filter((other) => !isSame(other) && !(replaces && other.id === replaces));
  return ordered(known ? inPlaceOf(entries, known, others, entry) : [...others, entry]);
}

/**
 * Whether the visitor's message has come back without a place: the server holds it, and its `ack` is to come.
 *
 * @param {Entry | undefined} known
 * @param {{ type?: string, seq?: number }} message
 */
function isHeld(known, { type, seq }) {
  return type === ServerFrame.MESSAGE && known?.status === "pending" && seq === undefined;
}

/**
 * Keeps an entry without a seq where it was among its neighbours.
 *
 * @param {readonly Entry[]} entries
 * @param {Entry} known
 * @param {Entry[]} others
 * @param {Entry} entry
 */
function inPlaceOf(entries, known, others, entry) {
  const before = new Set(entries.slice(0, entries.indexOf(known)));
  const index = others.filter((other) => before.has(other)).length;
  return others.toSpliced(index, 0, entry);
}

/** @param {Entry[]} entries */
function ordered(entries) {
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.seq ?? 0) - (b.seq ?? 0));
}

/** @param {Entry} entry */
function rank(entry) {
  if (entry.status === "streaming") {
    return 2;
  }
  return entry.seq === undefined ? 1 : 0;
}

/** @param {Entry} entry */
function isWhole(entry) {
  return entry.status !== "streaming";
}

/** @param {Entry} entry */
function isUnsent(entry) {
  return entry.status === "pending" || entry.status === "failed";
}
