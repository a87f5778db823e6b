// @ts-check

const PATIENCE = 15_000;

/** A call was refused; `status` is 0 when no answer came at all. */
export class CallFailed extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number, retryAfter?: number, cause?: unknown }} [facts]
   */
  constructor(message, { status = 0, retryAfter = 0, cause } = {}) {
    super(message, { cause });
    this.status = status;
    this.retryAfter = retryAfter;
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
  const url = new URL("api/widget", base);
  url.search = new URLSearchParams({ locale, page }).toString();
  return call(url, {});
}

/**
 * @param {URL} base
 * @param {{ locale: string, page: string }} context
 * @returns {Promise<import("./storage.js").Session>}
 */
export function startConversation(base, { locale, page }) {
  return call(new URL("api/conversations", base), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ locale, page }),
  });
}

/**
 * @param {URL} url
 * @param {RequestInit} options
 */
async function call(url, options) {
  const signal = AbortSignal.timeout(PATIENCE);
  const headers = { Accept: "application/json", ...options.headers };
  let response;
  try {
    response = await fetch(url, { ...options, headers, signal, credentials: "omit" });
  } catch (cause) {
    throw new CallFailed(`No answer from ${url.pathname}`, { cause });
  }
  if (!response.ok) {
    const retryAfter = Number(response.headers.get("Retry-After")) || 0;
    throw new CallFailed(await reason(response), { status: response.status, retryAfter });
  }
  try {
    return await response.json();
  } catch (cause) {
    throw new CallFailed(`Unreadable answer from ${url.pathname}`, { cause });
  }
}

/**
 * @param {Response} response
 * @returns {Promise<string>} what a problem document tells people, or nothing
 */
async function reason(response) {
  try {
    return (await response.json()).detail ?? "";
  } catch {
    return "";
  }
}
