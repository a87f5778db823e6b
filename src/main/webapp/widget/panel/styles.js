// @ts-check

const CSS = `
:host {
  all: initial;
  color-scheme: inherit;
  --chat-accent: #1c4f9c;
  --chat-on-accent: #ffffff;
  --chat-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --chat-radius: 18px;
  --chat-z-index: 2147483000;
  --surface: #ffffff;
  --raised: #eef2f8;
  --text: #16202f;
  --quiet: #55627a;
  --line: #d5dce8;
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
    --surface: light-dark(#ffffff, #151d2b);
    --raised: light-dark(#eef2f8, #222d40);
    --text: light-dark(#16202f, #e9eef7);
    --quiet: light-dark(#55627a, #a5b2c8);
    --line: light-dark(#d5dce8, #364359);
    --link: light-dark(#1c4f9c, #9dc1ff);
    --bad: light-dark(#a3261f, #ffaca4);
    --warn: light-dark(#fff3d1, #433510);
    --warn-text: light-dark(#4f3b00, #ffe6a3);
  }
}

:host([hidden]), [hidden] { display: none !important; }

*, *::before, *::after { box-sizing: border-box; }

h2, p, ul, ol { margin: 0; padding: 0; }

button { font: inherit; color: inherit; cursor: pointer; }

svg { inline-size: 1.5em; block-size: 1.5em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed;
  inset-block-end: max(20px, env(safe-area-inset-bottom));
  inset-inline-end: max(20px, env(safe-area-inset-right));
  display: grid;
  place-items: center;
  inline-size: 60px;
  block-size: 60px;
  border: 2px solid var(--chat-on-accent);
  border-radius: 50%;
  background: var(--chat-accent);
  color: var(--chat-on-accent);
  font-size: 1.125rem;
  box-shadow: 0 6px 20px rgb(10 20 40 / 0.3);
  transition: transform 0.15s;
}

.launcher:hover { transform: translateY(-2px); }

.panel {
  position: fixed;
  inset-block-end: 20px;
  inset-inline-end: 20px;
  display: flex;
  flex-direction: column;
  inline-size: 380px;
  block-size: min(600px, 100dvh - 40px);
  border: 1px solid var(--line);
  border-radius: var(--chat-radius);
  background: var(--surface);
  box-shadow: 0 16px 48px rgb(10 20 40 / 0.28);
  overflow: hidden;
  animation: rise 0.18s ease-out;
}

.header {
  display: flex;
  align-items: center;
  gap: 8px;
  padding: 12px 12px 12px 18px;
  background: var(--chat-accent);
  color: var(--chat-on-accent);
}

.header :focus-visible { outline-color: currentColor; }

.who { display: flex; flex: 1; flex-wrap: wrap; align-items: center; gap: 0 8px; min-inline-size: 0; }

h2 { font-size: 1.0625rem; line-height: 1.4; font-weight: 650; }

.badge { padding: 0 6px; border: 1px solid currentColor; border-radius: 6px; font-size: 0.75rem; font-weight: 600; text-decoration: none; }

.subtitle { flex-basis: 100%; font-size: 0.8125rem; }

.subtitle:empty { display: none; }

.close { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border: 0; border-radius: 50%; background: none; }

.close:hover { background: rgb(255 255 255 / 0.16); }

.banner { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 18px; background: var(--warn); color: var(--warn-text); font-size: 0.8125rem; }

.banner.empty { display: none; }

.banner button, .retry { min-block-size: 28px; padding: 2px 10px; border: 1px solid currentColor; border-radius: 14px; background: none; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }

.log { display: flex; flex: 1; flex-direction: column; gap: 12px; padding: 18px; overflow-y: auto; overscroll-behavior: contain; min-block-size: 0; }

.log:focus-visible { outline-offset: -3px; }

.introduction, .messages { display: flex; flex-direction: column; gap: 12px; }

.messages:empty { display: none; }

.message { position: relative; display: flex; flex-direction: column; align-items: flex-start; gap: 6px; max-inline-size: 88%; }

.message.visitor { align-self: flex-end; align-items: flex-end; }

.message.system { align-self: center; color: var(--quiet); font-size: 0.8125rem; text-align: center; }

.bubble { max-inline-size: 100%; padding: 9px 14px; border-radius: 4px 16px 16px 16px; background: var(--raised); }

.visitor .bubble { border-radius: 16px 4px 16px 16px; background: var(--chat-accent); color: var(--chat-on-accent); white-space: pre-wrap; }

.system .bubble { padding: 0; background: none; }

.failed .bubble { border: 1px dashed var(--bad); background: none; color: var(--text); }

.bubble > * + * { margin-block-start: 8px; }

.bubble :is(ul, ol) { padding-inline-start: 1.3em; }

.bubble li + li { margin-block-start: 3px; }

code { padding: 1px 4px; border-radius: 4px; background: var(--surface); font: 0.9em ui-monospace, Menlo, Consolas, monospace; }

a { color: var(--link); text-underline-offset: 2px; }

.actions { display: flex; flex-wrap: wrap; gap: 8px; }

.action { display: inline-flex; align-items: center; min-block-size: 36px; padding: 4px 14px; border-radius: 18px; background: var(--chat-accent); color: var(--chat-on-accent); font-weight: 600; text-decoration: none; }

.action:hover { text-decoration: underline; }

.sources { font-size: 0.8125rem; color: var(--quiet); }

.sources > span { font-weight: 600; }

.sources ul { display: grid; list-style: none; }

.sources li { padding-block: 2px; }

.sources li::before { content: "› "; }

.sources a { display: inline-block; min-block-size: 24px; line-height: 24px; }

.consent, .footer { color: var(--quiet); font-size: 0.75rem; }

.failed .footer { color: var(--bad); font-size: 0.8125rem; text-align: end; }

.retry { display: block; margin: 4px 0 0 auto; }

.dots { display: inline-flex; gap: 4px; align-items: center; block-size: 1.5em; }

.dots i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--quiet); animation: breathe 1.2s infinite ease-in-out; }

.dots i:nth-child(2) { animation-delay: 0.15s; }

.dots i:nth-child(3) { animation-delay: 0.3s; }

.suggestions { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 18px 14px; }

.suggestions:empty { display: none; }

.suggestions button { min-block-size: 36px; padding: 4px 14px; border: 1px solid var(--link); border-radius: 18px; background: none; color: var(--link); font-size: 0.875rem; text-align: start; }

.suggestions button:hover { background: var(--raised); }

.notice { padding: 8px 18px; border-block-start: 1px solid var(--line); color: var(--bad); font-size: 0.8125rem; }

.notice:empty, .counter:empty { display: none; }

.composer { display: grid; grid-template-columns: 1fr auto; align-items: end; gap: 4px 8px; padding: 12px; border-block-start: 1px solid var(--line); padding-block-end: max(12px, env(safe-area-inset-bottom)); }

textarea {
  field-sizing: content;
  min-block-size: 44px;
  max-block-size: 132px;
  padding: 9px 14px;
  border: 1px solid var(--quiet);
  border-radius: 22px;
  background: var(--surface);
  color: inherit;
  font: inherit;
  font-size: 1rem;
  resize: none;
}

textarea::placeholder { color: var(--quiet); opacity: 1; }

textarea:focus-visible { outline-offset: -1px; outline-width: 2px; }

.send { display: grid; place-items: center; grid-area: 1 / 2; inline-size: 44px; block-size: 44px; border: 0; border-radius: 50%; background: var(--chat-accent); color: var(--chat-on-accent); }

.counter { grid-column: 1 / -1; padding-inline-start: 14px; color: var(--quiet); font-size: 0.75rem; }

.counter.over { color: var(--bad); font-weight: 600; }

@media (max-width: 480px) {
  .panel { inset: 0; inline-size: auto; block-size: 100dvh; border: 0; border-radius: 0; }
}

@media (forced-colors: active) {
  .bubble, .action, .launcher, .send { border: 1px solid; }
}

@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}

@keyframes rise { from { opacity: 0; transform: translateY(12px); } }

@keyframes breathe { 50% { opacity: 0.3; transform: translateY(-2px); } }
`;

/** @type {CSSStyleSheet | null} */
let shared = null;

/**
 * The widget's style, one for all elements; a constructed sheet is no inline style, so it needs no
 * exception from a content security policy.
 *
 * @returns {CSSStyleSheet}
 */
export function sheet() {
  if (shared === null) {
    shared = new CSSStyleSheet();
    shared.replaceSync(CSS);
  }
  return shared;
}
