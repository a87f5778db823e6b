// @ts-check

/**
 * @typedef {import("../talk/transcript.js").Entry} Entry
 * @typedef {{ words: import("../words/pt-br.js").Words, assistant: string }} Reading
 */

/**
 * @param {{ author: string, name?: string }} entry
 * @param {{ words: import("../words/pt-br.js").Words, assistant: string }} reading
 * @returns {string}
 */
export function nameOf({ author, name }, { words, assistant }) {
  return name ?? (author === "agent" ? words.person : assistant);
}

/** @param {Entry} entry @param {Reading} reading */
export function speakerOf(entry, reading) {
  return entry.author === "visitor" ? reading.words.you : nameOf(entry, reading);
}

/** Who, and when. @param {Entry} entry @param {Reading} reading */
export function labelOf(entry, reading) {
  return [speakerOf(entry, reading), timeOf(entry.at, reading.words.locale)].filter((part) => part !== "").join(", ");
}

/**
 * @param {Entry} entry
 * @param {import("../words/pt-br.js").Words} words
 * @param {number} now milliseconds since 1970
 * @returns {string} what stands under a message: when it was written, or what becomes of it
 */
export function stateOf(entry, words, now) {
  if (entry.retryAt) {
    return words.waits(countdown(entry.retryAt - now, words.locale));
  }
  switch (entry.status) {
    case "failed":
      return [words.notSent, entry.error?.message].filter(Boolean).join(" ");
    case "pending":
      return words.sending;
    case "sent":
      return entry.author === "system"
        ? ""
        : [timeOf(entry.at, words.locale), originOf(entry, words), endOf(entry, words)].filter((part) => part !== "").join(" · ");
    default:
      return "";
  }
}

/** @param {Entry} entry @param {import("../words/pt-br.js").Words} words */
function originOf({ origin }, words) {
  if (origin === "knowledge") {
    return words.fromArticle;
  }
  if (origin === "rule" || origin === "fallback" || origin === "human") {
    return words.automatic;
  }
  return origin ? words.ai : "";
}

/** @param {Entry} entry @param {import("../words/pt-br.js").Words} words */
function endOf({ finish }, words) {
  if (finish === "stopped") {
    return words.stopped;
  }
  return finish === "failed" ? words.incomplete : "";
}

/** The time of today, and the date of another day. @param {string | undefined} at @param {string} locale */
function timeOf(at, locale) {
  const date = new Date(at ?? Number.NaN);
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { dateStyle: isToday ? undefined : "medium", timeStyle: "short" }).format(date);
}

/** @param {number} rest milliseconds @param {string} locale */
function countdown(rest, locale) {
  const seconds = Math.max(1, Math.ceil(rest / 1000));
  return new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "short" }).format(seconds);
}
