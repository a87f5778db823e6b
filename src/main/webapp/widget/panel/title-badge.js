// @ts-check

const OURS = /^\(\d+\) /;

/**
 * Puts the number of unread messages before the title of a page that is not seen.
 *
 * @param {Document} document
 * @param {number} unread
 */
export function badgeTitle(document, unread) {
  const title = document.title.replace(OURS, "");
  const badged = document.visibilityState === "hidden" && unread > 0 ? `(${unread}) ${title}` : title;
  if (document.title !== badged) {
    document.title = badged;
  }
}
