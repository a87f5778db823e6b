// @ts-check

/** @typedef {import("./shared.js").Session} Session */

const PATIENCE = 15_000;
export const PAGE_SIZE = 50;

/** A call was refused; `status` is 0 when no answer came at all. */
export class CallFailed extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number, retryAfter?: number, cause?: unknown, problem?: any }} [facts]
   */
  constructor(message, { status = 0, retryAfter = 0, cause, problem = {} } = {}) {
    super(message, { cause });
    this.status = status;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }

  /** Whether the same call may go well later. */
  get isPassing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/**
 * What the widget needs to start.
 *
 * @param {URL} base
 * @param {{ locale: string, page: string }} context
 * @returns {Promise<any>}
 */
export function readWidget(base, { locale, page }) {
  return call(new URL(`api/widget?${new URLSearchParams({ locale, page })}`, base));
}

/**
 * @param {URL} base
 * @param {{ locale: string, page: string, consent?: { version: string }, identity?: string }} body
 * @returns {Promise<Session>}
 */
export function startConversation(base, body) {
  return call(new URL("api/conversations", base), { method: "POST", body: JSON.stringify(body) });
}

/**
 * @param {URL} base
 * @param {Session} session
 * @param {number} seq of the first message that is known
 * @returns {Promise<any[]>} the page of messages before it
 */
export async function messagesBefore(base, session, seq) {
  const after = Math.max(0, seq - 1 - PAGE_SIZE);
  const { messages } = await call(address(base, session, `messages?after=${after}&limit=${seq - 1 - after}`), {}, session);
  return messages;
}

/**
 * All that is kept of a conversation, its parts joined.
 *
 * @param {URL} base
 * @param {Session} session
 * @returns {Promise<any>}
 */
export async function exportConversation(base, session) {
  const { next: first, ...whole } = await call(address(base, session, "export"), {}, session);
  for (let next = first; next !== undefined; ) {
    const part = await call(address(base, session, `export?after=${next}`), {}, session);
    whole.messages.push(...part.messages);
    next = part.next;
  }
  return whole;
}

/**
 * @param {URL} base
 * @param {Session} session
 * @returns {Promise<void>} when nothing is left of the conversation
 */
export async function eraseConversation(base, session) {
  try {
    await call(address(base, session), { method: "DELETE" }, session);
  } catch (failure) {
    if (!(failure instanceof CallFailed) || failure.status !== 404) {
      throw failure;
    }
  }
}

/**
 * @param {URL} base
 * @param {Session} session
 * @param {object} frame
 * @returns {Promise<any>} the reply to the frame; without a type where there is none
 */
export function postFrame(base, session, frame) {
  return call(address(base, session, "frames"), { method: "POST", body: JSON.stringify(frame) }, session);
}

/**
 * @param {URL} base
 * @param {Session} session
 * @param {string} [part]
 */
export function address(base, { conversationId }, part) {
  return new URL(`api/conversations/${conversationId}${part ? `/${part}` : ""}`, base);
}

/** @param {Session} session */
export function authorization({ token }) {
  return { Authorization: `Bearer ${token}` };
}

/**
 * @param {Response} response
 * @returns {Promise<CallFailed>} what a refusal says
 */
export async function refusal(response) {
  const problem = (await response.json().catch(() => null)) ?? {};
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  return new CallFailed(problem.detail ?? "", { status: response.status, retryAfter, problem });
}

/**
 * @param {URL} url
 * @param {RequestInit} [options]
 * @param {Session} [session]
 */
async function call(url, options = {}, session) {
  const signal = AbortSignal.timeout(PATIENCE);
  const headers = {
    Accept: "application/json",
    ...(options.body && { "Content-Type": "application/json" }),
    ...(session && authorization(session)),
  };
  let response;
  try {
    response = await fetch(url, { ...options, headers, signal, credentials: "omit" });
  } catch (cause) {
    throw new CallFailed(`No answer from ${url.pathname}`, { cause });
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  try {
    return response.status === 204 ? null : await response.json();
  } catch (cause) {
    throw new CallFailed(`Unreadable answer from ${url.pathname}`, { cause });
  }
}
