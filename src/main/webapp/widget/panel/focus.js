// @ts-check

/**
 * Leads the focus from the last stop of a dialog to its first one, and back.
 *
 * @param {HTMLElement} dialog
 * @param {KeyboardEvent} event of the Tab key
 */
export function keepFocus(dialog, event) {
  const all = /** @type {HTMLElement[]} */ ([
    ...dialog.querySelectorAll("a[href], button, textarea, input, summary, [tabindex='0']"),
  ]);
  const stops = all.filter((node) => node.tabIndex >= 0 && (node.checkVisibility?.() ?? node.getClientRects().length > 0));
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (from?.matches(":focus")) {
    event.preventDefault();
    to?.focus();
  }
}
