// @ts-check
import { ErrorCode } from "./frames.js";

/** @typedef {import("./transcript.js").Transcript} Transcript */
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
  return frame.type === "message" && Number.isInteger(frame.seq) ? advance(next, frame) : next;
}

/** @type {Record<string, (transcript: Transcript, frame: any, now: number) => Transcript>} */
const REDUCERS = {
  welcome(transcript, { position, messages = [], recovered: asked, mode = "assistant", limits }) {
    const recovered = asked === true && transcript.position !== null;
    const kept = transcript.entries.filter(recovered ? isWhole : isUnsent);
    const answer = messages.findLast((/** @type {{ author: string }} */ { author }) => author !== "visitor");
    const seqs = messages.map((/** @type {{ seq?: number }} */ { seq }) => seq ?? 0);
    return {
      ...transcript,
      entries: all(kept, messages, transcript),
      position: { epoch: position.epoch, seq: Math.max(recovered ? transcript.position?.seq ?? 0 : position.seq, ...seqs) },
      hasEarlier: recovered ? transcript.hasEarlier : seqs[0] > 1,
      gap: false,
      typing: null,
      mode: mode === transcript.mode.mode ? transcript.mode : { mode },
      latest: recovered && answer ? answer.id : transcript.latest,
      notice: null,
      degraded: false,
      answering: false,
      limits: limits ?? transcript.limits,
    };
  },

  message(transcript, frame) {
    const entries = place(transcript.entries, frame, transcript.votes);
    return frame.author === "visitor"
      ? { ...transcript, entries }
      : { ...transcript, entries, typing: null, answering: false, latest: frame.id };
  },

  start(transcript, frame) {
    return { ...transcript, entries: stream(transcript.entries, frame), answering: false };
  },

  delta(transcript, { id, offset, text }) {
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

  reset(transcript, frame) {
    return { ...transcript, entries: stream(transcript.entries, frame) };
  },

  ack(transcript, { clientId, seq, id }) {
    const entry = transcript.entries.find((known) => known.clientId === clientId);
    return entry && seq !== undefined
      ? { ...transcript, entries: place(transcript.entries, { ...entry, seq, id }, transcript.votes), notice: null }
      : transcript;
  },

  typing(transcript, { author, name, on }) {
    return author === "visitor" ? transcript : { ...transcript, typing: on ? { author, name } : null, answering: false };
  },

  mode(transcript, { mode, name, reason }) {
    return { ...transcript, mode: { mode, name, reason }, answering: transcript.answering && isAnswered(mode) };
  },

  feedback(transcript, { messageId, value }) {
    const entries = transcript.entries.map((entry) => (entry.id === messageId ? { ...entry, vote: value } : entry));
    return { ...transcript, entries, votes: { ...transcript.votes, [messageId]: value } };
  },

  rated(transcript) {
    return { ...transcript, rated: true };
  },

  read(transcript, { seq }) {
    return seq > transcript.read ? { ...transcript, read: seq } : transcript;
  },

  degraded(transcript, { on }) {
    return { ...transcript, degraded: on === true };
  },

  error(transcript, frame, now) {
    const { code, message, clientId } = frame;
    const isClosed = code === ErrorCode.CONVERSATION_CLOSED;
    const after = { ...transcript, answering: false, mode: isClosed ? { mode: "closed" } : transcript.mode };
    const unsent = transcript.entries.find((entry) => entry.clientId === clientId && isUnsent(entry));
    if (clientId === undefined || !unsent) {
      return { ...after, notice: { code, message } };
    }
    const refused = refuse(unsent, frame, now);
    return { ...after, entries: inTurn(transcript.entries.map((entry) => (entry === unsent ? refused : entry))) };
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
 * Nothing overtakes what waits for its time.
 *
 * @param {readonly Entry[]} entries
 * @returns {Entry[]}
 */
export function inTurn(entries) {
  let latest = 0;
  return entries.map((entry) => {
    latest = Math.max(latest, entry.retryAt ?? 0);
    return latest && entry.status === "pending" ? { ...entry, retryAt: latest } : entry;
  });
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
  return type === "message" && known?.status === "pending" && seq === undefined;
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
