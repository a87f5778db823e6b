// @ts-check

const PROTOCOLS = Object.freeze(["https:", "http:", "mailto:", "tel:"]);

/**
 * @param {unknown} url
 * @param {string} base the page's address, which relative links resolve against
 * @returns {string | null} the absolute address, or null when the protocol is not one that links may have
 */
export function safeUrl(url, base) {
  try {
    const { protocol, href } = new URL(String(url), base);
    return PROTOCOLS.includes(protocol) ? href : null;
  } catch {
    return null;
  }
}
