// @ts-check
import { ServerFrame } from "./frames.js";

/**
 * One message, as the visitor sees it.
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
 * @property {number} [retryAt] it is sent again by itself then, in milliseconds since 1970
 * @property {string} [finish]
 * @property {string} [origin] where an answer comes from
 * @property {'up'|'down'} [vote] what the visitor thinks of an answer
 * @property {boolean} [void] the text is of no use any more, and is shown until there is another one
 * @property {number} [place] the seq of the answer in whose place it stands
 * @property {string[]} [replaced] ids of the answers in whose place it stands
 * @property {{ id: string, title: string, url?: string }[]} [sources]
 * @property {{ label: string, url: string }[]} [actions]
 */

/**
 * Puts a message where it belongs: over itself, over the answer that it replaces, or by its seq.
 *
 * @param {readonly Entry[]} entries
 * @param {any} message
 * @param {Readonly<Record<string, 'up'|'down'>>} votes
 * @returns {Entry[]}
 */
export function place(entries, message, votes) {
  const { id, clientId, seq, author, name, content, at, finish, origin, sources, actions, replaces } = message;
  const successor = entries.find((entry) => entry.replaced?.includes(id));
  if (successor) {
    return behind(entries, successor, message);
  }
  const isSame = (/** @type {Entry} */ entry) =>
    (id !== undefined && entry.id === id) || (clientId !== undefined && entry.clientId === clientId);
  const known = entries.find(isSame);
  const old = replaces && entries.find((entry) => entry.id === replaces);
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
    origin,
    vote: votes[id],
    place: known?.place ?? old?.place ?? old?.seq,
    replaced: replaces ? [replaces, ...(old?.replaced ?? [])] : known?.replaced,
    sources,
    actions,
  };
  const others = entries.filter((other) => !isSame(other) && other !== old);
  return ordered(known ? inPlaceOf(entries, known, others, entry) : [...others, entry]);
}

/**
 * The text of an answer so far.
 *
 * @param {readonly Entry[]} entries
 * @param {{ id: string, author?: Entry['author'], name?: string }} answer
 * @param {Partial<Entry>} [text] nothing leaves what is shown, and makes it void
 * @returns {Entry[]}
 */
export function stream(entries, { id, author, name }, text) {
  const known = entries.find((entry) => entry.id === id);
  if (known && isWhole(known)) {
    return [...entries];
  }
  /** @type {Entry} */
  const entry = { key: id, id, author: author ?? "assistant", name, content: "", ...known, void: true, ...text, status: "streaming" };
  return ordered([...entries.filter((other) => other !== known), entry]);
}

/** @param {Entry} entry */
export function isWhole(entry) {
  return entry.status !== "streaming";
}

/** @param {Entry} entry */
export function isUnsent(entry) {
  return entry.status === "pending" || entry.status === "failed";
}

/**
 * An older answer comes after the one that has replaced it: it only tells the place.
 *
 * @param {readonly Entry[]} entries
 * @param {Entry} successor
 * @param {any} message
 */
function behind(entries, successor, { seq, replaces }) {
  const replaced = [...new Set([...(successor.replaced ?? []), ...(replaces ? [replaces] : [])])];
  const entry = { ...successor, replaced, place: Math.min(seq ?? Infinity, successor.place ?? Infinity) };
  const others = entries.filter((other) => other.id === undefined || !replaced.includes(other.id));
  return ordered(others.map((other) => (other === successor ? entry : other)));
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
export function ordered(entries) {
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.place ?? a.seq ?? 0) - (b.place ?? b.seq ?? 0));
}

/** @param {Entry} entry */
function rank(entry) {
  if (entry.status === "streaming") {
    return 2;
  }
  return entry.seq === undefined ? 1 : 0;
}
