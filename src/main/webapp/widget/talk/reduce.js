// @ts-check
import { isUnsent, isWhole, place, stream } from "./entries.js";
import { ErrorCode, ServerFrame } from "./frames.js";

/** @typedef {import("./transcript.js").Transcript} Transcript */
/** @typedef {import("./entries.js").Entry} Entry */

/**
 * The transcript after one server frame. Frames may come twice or out of order; unknown ones change nothing.
 *
 * @param {Transcript} transcript
 * @param {any} frame
 * @param {number} [now] when it came, in milliseconds since 1970
 * @returns {Transcript}
 */
export function reduce(transcript, frame, now = 0) {
  const reducer = Object.hasOwn(REDUCERS, frame.type) ? REDUCERS[frame.type] : null;
  const next = reducer ? reducer(transcript, frame, now) : transcript;
  return frame.type === ServerFrame.MESSAGE && Number.isInteger(frame.seq) ? advance(next, frame) : next;
}

/** @type {Record<string, (transcript: Transcript, frame: any, now: number) => Transcript>} */
const REDUCERS = {
  [ServerFrame.WELCOME](transcript, { position, messages = [], recovered: asked, mode = "assistant", limits }) {
    const recovered = asked === true && transcript.position !== null;
    const kept = transcript.entries.filter(recovered ? isWhole : isUnsent);
    const seqs = messages.map((/** @type {{ seq?: number }} */ { seq }) => seq ?? 0);
    return {
      ...transcript,
      entries: all(kept, messages, transcript),
      position: { epoch: position.epoch, seq: Math.max(recovered ? transcript.position?.seq ?? 0 : position.seq, ...seqs) },
      hasEarlier: recovered ? transcript.hasEarlier : seqs[0] > 1,
      gap: false,
      typing: null,
      mode: { mode },
      notice: null,
      degraded: false,
      answering: false,
      limits: limits ?? transcript.limits,
    };
  },

  [ServerFrame.MESSAGE](transcript, frame) {
    const entries = place(transcript.entries, frame, transcript.votes);
    return frame.author === "visitor"
      ? { ...transcript, entries }
      : { ...transcript, entries, typing: null, answering: false, latest: frame.id };
  },

  [ServerFrame.START](transcript, frame) {
    return { ...transcript, entries: stream(transcript.entries, frame), answering: false };
  },

  [ServerFrame.DELTA](transcript, { id, offset, text }) {
    const entry = transcript.entries.find((known) => known.id === id);
    if (entry && isWhole(entry)) {
      return transcript;
    }
    const content = entry && !entry.void ? entry.content : "";
    if (offset > content.length) {
      // An answer whose beginning was told elsewhere comes whole with its message.
      return entry ? { ...transcript, gap: true } : transcript;
    }
    if (entry && offset + text.length <= content.length) {
      return transcript;
    }
    const whole = { content: content + text.slice(content.length - offset), void: false };
    return { ...transcript, entries: stream(transcript.entries, { id }, whole), answering: false };
  },

  [ServerFrame.RESET](transcript, frame) {
    return { ...transcript, entries: stream(transcript.entries, frame) };
  },

  [ServerFrame.ACK](transcript, { clientId, seq, id }) {
    const entry = transcript.entries.find((known) => known.clientId === clientId);
    return entry && seq !== undefined
      ? { ...transcript, entries: place(transcript.entries, { ...entry, seq, id }, transcript.votes), notice: null }
      : transcript;
  },

  [ServerFrame.TYPING](transcript, { author, name, on }) {
    return author === "visitor" ? transcript : { ...transcript, typing: on ? { author, name } : null, answering: false };
  },

  [ServerFrame.MODE](transcript, { mode, name, reason }) {
    return { ...transcript, mode: { mode, name, reason }, answering: transcript.answering && isAnswered(mode) };
  },

  [ServerFrame.FEEDBACK](transcript, { messageId, value }) {
    const entries = transcript.entries.map((entry) => (entry.id === messageId ? { ...entry, vote: value } : entry));
    return { ...transcript, entries, votes: { ...transcript.votes, [messageId]: value } };
  },

  [ServerFrame.RATED](transcript, { score, comment }) {
    return { ...transcript, rating: { score, comment } };
  },

  [ServerFrame.READ](transcript, { seq }) {
    return seq > transcript.read ? { ...transcript, read: seq } : transcript;
  },

  [ServerFrame.DEGRADED](transcript, { on }) {
    return { ...transcript, degraded: on === true };
  },

  [ServerFrame.ERROR](transcript, frame, now) {
    const { code, message, clientId } = frame;
    const isClosed = code === ErrorCode.CONVERSATION_CLOSED;
    const after = { ...transcript, answering: false, mode: isClosed ? { mode: "closed" } : transcript.mode };
    const unsent = transcript.entries.find((entry) => entry.clientId === clientId && isUnsent(entry));
    if (clientId === undefined || !unsent) {
      return { ...after, notice: { code, message } };
    }
    const refused = refuse(unsent, frame, now);
    return { ...after, entries: transcript.entries.map((entry) => (entry === unsent ? refused : entry)) };
  },
};

/**
 * @param {string} mode
 * @returns {boolean} whether an answer follows a message at once
 */
export function isAnswered(mode) {
  return mode !== "human" && mode !== "closed";
}

/**
 * @param {readonly Entry[]} entries
 * @param {any[]} messages
 * @param {Transcript} transcript
 * @returns {Entry[]}
 */
export function all(entries, messages, { votes }) {
  return messages.reduce((known, message) => place(known, message, votes), [...entries]);
}

/**
 * @param {Entry} entry
 * @param {any} error
 * @param {number} now
 * @returns {Entry}
 */
function refuse(entry, { code, message, retryable, retryAfter = 1 }, now) {
  if (code === ErrorCode.RATE_LIMITED) {
    return { ...entry, status: "pending", retryAt: now + retryAfter * 1000 };
  }
  const again = code === ErrorCode.CONVERSATION_CLOSED || retryable === true;
  return { ...entry, status: "failed", retryAt: undefined, error: { code, message, retryable: again } };
}

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
