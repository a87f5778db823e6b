// @ts-check

/** What the launcher needs, and the tokens of everything. */
const CSS = `
:host {
  all: initial;
  color-scheme: inherit;
  --chat-accent: #1c4f9c;
  --chat-on-accent: #ffffff;
  --chat-highlight: #f4c430;
  --chat-on-highlight: #14213a;
  --chat-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --chat-radius: 20px;
  --chat-inset: 20px;
  --chat-z-index: 2147483000;
  --surface: #ffffff;
  --raised: #eef3fa;
  --text: #14213a;
  --quiet: #52607a;
  --line: #d3dceb;
  --link: #1c4f9c;
  --bad: #a3261f;
  --warn: #fff3d1;
  --warn-text: #4f3b00;
  position: fixed;
  inset-block-end: 0;
  inset-inline-end: 0;
  z-index: var(--chat-z-index);
  color: var(--text);
  font: 400 0.9375rem/1.5 var(--chat-font);
  overflow-wrap: anywhere;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --surface: light-dark(#ffffff, #111a2c);
    --raised: light-dark(#eef3fa, #1e2a42);
    --text: light-dark(#14213a, #e8eefa);
    --quiet: light-dark(#52607a, #a8b6cf);
    --line: light-dark(#d3dceb, #33425f);
    --link: light-dark(#1c4f9c, #9dc1ff);
    --bad: light-dark(#a3261f, #ffaca4);
    --warn: light-dark(#fff3d1, #433510);
    --warn-text: light-dark(#4f3b00, #ffe6a3);
  }
}
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([theme="auto"]) { color-scheme: light dark; }
:host([hidden]), [hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
button { font: inherit; color: inherit; cursor: pointer; }
svg { inline-size: 1.5em; block-size: 1.5em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.launcher {
  position: fixed;
  inset-block-end: max(var(--chat-inset), env(safe-area-inset-bottom));
  inset-inline-end: max(var(--chat-inset), env(safe-area-inset-right));
  display: grid;
  place-items: center;
  inline-size: 60px;
  block-size: 60px;
  padding: 0;
  border: 2px solid var(--chat-on-accent);
  border-radius: 50%;
  border-end-end-radius: 6px;
  background: var(--chat-accent);
  color: var(--chat-on-accent);
  font-size: 1.25rem;
  box-shadow: 0 6px 20px rgb(10 20 40 / 0.3);
  transition: transform 0.15s;
}
:host([position="start"]) .launcher { inset-inline: max(var(--chat-inset), env(safe-area-inset-left)) auto; border-end-end-radius: 50%; border-end-start-radius: 6px; }
.launcher:hover { transform: translateY(-2px); }
.launcher .door { fill: var(--chat-highlight); stroke: none; }
.count {
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: -6px;
  min-inline-size: 24px;
  padding-inline: 6px;
  border: 2px solid var(--surface);
  border-radius: 14px;
  background: var(--chat-highlight);
  color: var(--chat-on-highlight);
  font-size: 0.8125rem;
  font-weight: 700;
  line-height: 20px;
}
.hint {
  position: fixed;
  inset-block-end: calc(max(var(--chat-inset), env(safe-area-inset-bottom)) + 8px);
  inset-inline-end: calc(max(var(--chat-inset), env(safe-area-inset-right)) + 76px);
  display: flex;
  align-items: center;
  max-inline-size: min(280px, 100vw - 116px);
  border: 1px solid var(--line);
  border-radius: 14px;
  border-end-end-radius: 4px;
  background: var(--surface);
  box-shadow: 0 6px 20px rgb(10 20 40 / 0.18);
}
:host([position="start"]) .hint { inset-inline: calc(max(var(--chat-inset), env(safe-area-inset-left)) + 76px) auto; }
.hint button { min-block-size: 44px; padding: 6px 14px; border: 0; border-radius: 14px; background: none; text-align: start; }
.hint button + button { padding: 0 12px; color: var(--quiet); font-size: 0.75rem; }
@media (forced-colors: active) { .launcher, .count, .hint { border: 2px solid; } }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
`;

/**
 * A constructed sheet is no inline style, so it needs no exception from a content security policy.
 *
 * @param {string} css
 * @returns {() => CSSStyleSheet} one for all elements, made when first asked for
 */
export function sheet(css) {
  /** @type {CSSStyleSheet | null} */
  let made = null;
  return () => {
    if (made === null) {
      made = new CSSStyleSheet();
      made.replaceSync(css);
    }
    return made;
  };
}

export const launcherSheet = sheet(CSS);
