// @ts-check

/**
 * What the launcher says, and which languages there are.
 *
 * @typedef {{ open: string, unread: (count: number) => string, dismiss: string, failed: string }} LauncherWords
 */

/** @type {Readonly<Record<string, LauncherWords>>} */
export const LAUNCHER = Object.freeze({
  "pt-BR": {
    open: "Abrir o chat de ajuda",
    unread: (count) => `${count} ${plural("pt-BR", count, "mensagem nova", "mensagens novas")}`,
    dismiss: "Dispensar",
    failed: "O chat não carregou. Toque para tentar de novo.",
  },
  en: {
    open: "Open the help chat",
    unread: (count) => `${count} ${plural("en", count, "new message", "new messages")}`,
    dismiss: "Dismiss",
    failed: "The chat did not load. Press to try again.",
  },
  es: {
    open: "Abrir el chat de ayuda",
    unread: (count) => `${count} ${plural("es", count, "mensaje nuevo", "mensajes nuevos")}`,
    dismiss: "Descartar",
    failed: "El chat no se cargó. Toca para reintentar.",
  },
});

/**
 * @param {string} locale
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function plural(locale, count, one, many) {
  return new Intl.PluralRules(locale).select(count) === "one" ? one : many;
}

/** @type {Readonly<Record<string, () => Promise<{ WORDS: import("../words/pt-br.js").Words }>>>} */
const PANEL = Object.freeze({
  "pt-BR": () => import("../words/pt-br.js"),
  en: () => import("../words/en.js"),
  es: () => import("../words/es.js"),
});

/**
 * @param {string} locale one of ours
 * @returns {Promise<import("../words/pt-br.js").Words>} what the panel says
 */
export async function loadWords(locale) {
  return (await PANEL[locale]()).WORDS;
}

/**
 * @param {string | null | undefined} tag a language tag such as `pt` or `en-GB`
 * @returns {string} the closest locale there are words for
 */
export function closestLocale(tag) {
  const language = (tag ?? "").toLowerCase().split("-")[0];
  return Object.keys(LAUNCHER).find((locale) => locale.toLowerCase().split("-")[0] === language) ?? "pt-BR";
}
