// @ts-check
import { all, inTurn, isAnswered, isUnsent, isWhole, ordered } from "./reduce.js";

/** @typedef {import("./reduce.js").Entry} Entry */

/**
 * What the visitor sees of one conversation, computed from server frames and what the visitor does: no clock,
 * no network, no document.
 *
 * @typedef {object} Transcript
 * @property {readonly Entry[]} entries in the order of the conversation; what has no seq yet comes last
 * @property {{ epoch: string, seq: number } | null} position up to where nothing is missing
 * @property {boolean} gap something is missing: say hello again
 * @property {boolean} hasEarlier there are messages before the first one
 * @property {{ author: string, name?: string } | null} typing
 * @property {boolean} answering a message is on its way, and nothing has been heard of its answer yet
 * @property {{ mode: string, name?: string, reason?: string }} mode
 * @property {boolean} degraded the server cannot reach its history
 * @property {{ code?: string, message?: string } | null} notice an error that belongs to no message
 * @property {string | null} latest id of the last answer that came while the visitor was there
 * @property {number} read seq of the last message that the visitor has seen
 * @property {Readonly<Record<string, 'up'|'down'>>} votes by the ids of answers
 * @property {boolean} rated the visitor has said how it was, or does not want to
 * @property {{ maxLength?: number } | null} limits
 */

/** @type {Transcript} */
export const EMPTY = Object.freeze({
  entries: Object.freeze([]),
  position: null,
  gap: false,
  hasEarlier: false,
  typing: null,
  answering: false,
  mode: Object.freeze({ mode: "assistant" }),
  degraded: false,
  notice: null,
  latest: null,
  read: 0,
  votes: Object.freeze({}),
  rated: false,
  limits: null,
});

/**
 * Adds a message the visitor has just written, or one that was kept; one that is there already is replaced.
 *
 * @param {Transcript} transcript
 * @param {import("./outbox.js").Unsent} message
 * @returns {Transcript}
 */
export function write(transcript, { clientId, content, at, status, error, retryAt }) {
  const known = transcript.entries.find((entry) => entry.clientId === clientId);
  if (known && !isUnsent(known)) {
    return transcript;
  }
  /** @type {Entry} */
  const entry = { ...known, key: clientId, clientId, content, at, author: "visitor", status, error, retryAt };
  const entries = known
    ? transcript.entries.map((other) => (other === known ? entry : other))
    : ordered([...transcript.entries, entry]);
  return { ...transcript, entries: inTurn(entries), notice: null };
}

/**
 * Makes a message pending again that was refused or that waits.
 *
 * @param {Transcript} transcript
 * @param {string} clientId
 * @returns {Transcript}
 */
export function retry(transcript, clientId) {
  const again = (/** @type {Entry} */ entry) =>
    entry.clientId === clientId && isUnsent(entry)
      ? { ...entry, status: /** @type {const} */ ("pending"), error: undefined, retryAt: undefined }
      : entry;
  return { ...transcript, entries: inTurn(transcript.entries.map(again)), notice: null };
}

/**
 * Takes back a message that was not sent.
 *
 * @param {Transcript} transcript
 * @param {string} clientId
 * @returns {Transcript}
 */
export function discard(transcript, clientId) {
  return { ...transcript, entries: transcript.entries.filter((entry) => entry.clientId !== clientId || !isUnsent(entry)) };
}

/**
 * Marks everything pending as not sent: the connection has ended and does not come back by itself.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function giveUp(transcript) {
  const failed = (/** @type {Entry} */ entry) =>
    entry.status === "pending"
      ? { ...entry, status: /** @type {const} */ ("failed"), retryAt: undefined, error: { retryable: true } }
      : entry;
  return { ...quiet(transcript), entries: transcript.entries.map(failed).filter(isWhole) };
}

/**
 * An empty transcript with what has not been sent yet: the conversation is gone, its successor begins.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function startOver(transcript) {
  const unsent = transcript.entries.filter(isUnsent).map(({ id, seq, ...entry }) => entry);
  return { ...EMPTY, entries: unsent, answering: transcript.answering, limits: transcript.limits };
}

/**
 * Puts a page of earlier messages before those that are there.
 *
 * @param {Transcript} transcript
 * @param {any[]} messages oldest first; none where there are no more
 * @returns {Transcript}
 */
export function prepend(transcript, messages) {
  return { ...transcript, entries: all(transcript.entries, messages, transcript), hasEarlier: messages[0]?.seq > 1 };
}

/**
 * A message is on its way to somebody who answers.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function awaiting(transcript) {
  return { ...transcript, answering: isAnswered(transcript.mode.mode) };
}

/**
 * Nobody is heard to write any more.
 *
 * @param {Transcript} transcript
 * @returns {Transcript}
 */
export function quiet(transcript) {
  return { ...transcript, typing: null, answering: false };
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
 * @returns {number} how many messages the visitor has not seen
 */
export function unread({ entries, read }) {
  return entries.filter(({ author, seq = 0 }) => author !== "visitor" && seq > read).length;
}

/**
 * @param {Transcript} transcript
 * @returns {number} the seq of the first message; infinite where there is none
 */
export function firstSeq({ entries }) {
  return Math.min(...entries.map(({ place, seq }) => place ?? seq ?? Infinity));
}

/**
 * @param {Transcript} transcript
 * @returns {number} the seq of the last message, 0 where there is none
 */
export function lastSeq({ entries }) {
  return Math.max(0, ...entries.map(({ seq }) => seq ?? 0));
}
