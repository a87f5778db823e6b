// @ts-check

const FIRST = 500;
const LONGEST = 30_000;

/**
 * The wait before a reconnection: anything from nothing to a ceiling that doubles with each attempt
 * (full jitter), so that clients which lost the same node do not come back at the same moment.
 *
 * @param {number} attempt 0 for the first
 * @param {() => number} [random] a number from 0 (inclusive) to 1 (exclusive)
 * @returns {number} milliseconds
 */
export function backoff(attempt, random = Math.random) {
  return Math.floor(random() * Math.min(LONGEST, FIRST * 2 ** attempt));
}
