// @ts-check
import { sheet } from "../launcher/styles.js";

const CSS = `
* { unicode-bidi: plaintext; }
h2, h3, p, ul, ol, fieldset, blockquote, pre { margin: 0; padding: 0; border: 0; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.panel {
  position: fixed;
  inset-block-end: var(--chat-inset);
  inset-inline-end: var(--chat-inset);
  display: flex;
  flex-direction: column;
  inline-size: min(380px, 100vw - 2 * var(--chat-inset));
  block-size: min(600px, 100dvh - 2 * var(--chat-inset));
  border: 1px solid var(--line);
  border-radius: var(--chat-radius);
  border-end-end-radius: 6px;
  background: var(--surface);
  box-shadow: 0 16px 48px rgb(10 20 40 / 0.28);
  overflow: hidden;
  animation: rise 0.1s ease-out;
}
:host([position="start"]) .panel { inset-inline: var(--chat-inset) auto; border-end-end-radius: var(--chat-radius); border-end-start-radius: 6px; }
.header { position: relative; display: flex; align-items: center; gap: 4px; padding: 12px 8px 22px 14px; }
.header::after {
  content: "";
  position: absolute;
  inset-block-end: 0;
  inset-inline: 0;
  block-size: 12px;
  background:
    radial-gradient(circle 12px at 0 100%, var(--chat-accent) 96%, transparent) 0 0 / 60px 12px repeat-x,
    radial-gradient(circle 12px at 24px 0, var(--chat-highlight) 96%, transparent) 0 0 / 60px 12px repeat-x,
    radial-gradient(circle 12px at 36px 100%, var(--chat-accent) 96%, transparent) 0 0 / 60px 12px repeat-x,
    radial-gradient(circle 12px at 48px 100%, var(--line) 96%, transparent) 0 0 / 60px 12px repeat-x,
    var(--raised);
}
.face, .round, .tool, .send, .stop, .star { display: grid; place-items: center; flex: none; inline-size: 44px; block-size: 44px; padding: 0; border: 0; border-radius: 50%; background: none; }
.face, .send, .stop { border-end-end-radius: 4px; }
.face, .send, .main, .visitor .bubble, .tool[aria-pressed="true"] { background: var(--chat-accent); color: var(--chat-on-accent); }
.face { margin-inline-end: 8px; font-size: 1.25rem; font-weight: 700; }
.who { display: flex; flex: 1; flex-wrap: wrap; align-items: center; gap: 0 8px; min-inline-size: 0; }
h2 { font-size: 1.0625rem; line-height: 1.35; font-weight: 700; letter-spacing: -0.01em; }
.badge { padding: 0 6px; border-radius: 5px; background: var(--chat-highlight); color: var(--chat-on-highlight); font-size: 0.75rem; font-weight: 700; line-height: 1.45; text-decoration: none; }
.about { flex-basis: 100%; color: var(--quiet); font-size: 0.8125rem; line-height: 1.35; }
.round { list-style: none; cursor: pointer; }
:is(.round, .tool:not([aria-pressed="true"]), .small, .menu-item, .suggestion):hover { background-color: var(--raised); }
details { position: relative; }
.menu { position: absolute; inset-block-start: 46px; inset-inline-end: 0; z-index: 2; display: flex; flex-direction: column; inline-size: max-content; max-inline-size: 240px; padding: 6px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); box-shadow: 0 8px 28px rgb(10 20 40 / 0.24); }
.menu-item { min-block-size: 40px; padding: 6px 12px; border: 0; border-radius: 8px; background: none; text-align: start; }
.banner { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 16px; background: var(--warn); color: var(--warn-text); font-size: 0.8125rem; }
.middle { position: relative; display: flex; flex: 1; flex-direction: column; min-block-size: 0; overflow: hidden; }
.log { display: flex; flex: 1; flex-direction: column; gap: 14px; padding: 16px; overflow-y: auto; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; }
.introduction, .messages { display: flex; flex-direction: column; gap: 14px; }
.messages:empty, .extras:empty, .about:empty { display: none; }
.introduction { margin-block-start: auto; }
.entry { display: flex; flex-direction: column; gap: 14px; }
.message { position: relative; display: flex; flex-direction: column; align-items: flex-start; gap: 6px; max-inline-size: 100%; border-radius: 8px; }
.message.visitor { align-self: flex-end; align-items: flex-end; max-inline-size: 86%; }
.message.system { align-self: center; color: var(--quiet); font-size: 0.8125rem; text-align: center; }
.bubble { max-inline-size: 100%; padding: 9px 14px; border-radius: 16px; border-start-start-radius: 4px; background: var(--raised); }
.visitor .bubble { border-radius: 16px; border-end-end-radius: 4px; white-space: pre-wrap; }
.system .bubble { padding: 0; background: none; }
.failed .bubble { border: 1px dashed var(--bad); background: none; color: var(--text); }
.bubble > * + * { margin-block-start: 8px; }
.bubble :is(ul, ol) { padding-inline-start: 1.35em; }
.bubble li + li { margin-block-start: 3px; }
.heading { font-weight: 700; }
blockquote { padding-inline-start: 10px; border-inline-start: 3px solid var(--line); color: var(--quiet); }
code { padding: 1px 4px; border-radius: 4px; background: var(--surface); font: 0.875em ui-monospace, Menlo, Consolas, monospace; }
pre { padding: 10px 12px; border-radius: 8px; background: var(--surface); overflow-x: auto; }
pre code { padding: 0; overflow-wrap: normal; }
.code { display: flex; flex-direction: column; }
.code button { align-self: flex-end; margin-block-start: 4px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; overflow-wrap: normal; }
th, td { padding: 4px 10px 4px 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
hr { border: 0; border-block-start: 1px solid var(--line); }
a { color: var(--link); text-underline-offset: 2px; }
.extras { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.action { display: inline-flex; align-items: center; gap: 6px; min-block-size: 38px; padding: 5px 14px; border-radius: 10px; border-end-end-radius: 3px; background: var(--chat-highlight); color: var(--chat-on-highlight); font-weight: 650; line-height: 1.25; text-decoration: none; }
.action::after { content: "→"; }
:dir(rtl) .action::after { content: "←"; }
.action:hover { text-decoration: underline; }
.sources { display: flex; flex-wrap: wrap; gap: 0 8px; color: var(--quiet); font-size: 0.8125rem; }
.sources > span { font-weight: 600; }
.sources ul { display: contents; list-style: none; }
.sources li:not(:last-child)::after { content: " ·"; }
.sources a { display: inline-block; min-block-size: 24px; line-height: 24px; }
.consent, .footer { color: var(--quiet); font-size: 0.75rem; }
.consent { padding-block-end: 12px; border-block-end: 1px solid var(--line); line-height: 1.45; }
.footer { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; }
.visitor :is(.footer, .below) { justify-content: flex-end; }
.footer .tool { block-size: 24px; margin-inline-end: -8px; }
.below { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 10px; inline-size: 100%; }
.failed .footer { color: var(--bad); font-size: 0.8125rem; text-align: end; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; margin-inline-start: -6px; }
.tool { inline-size: 32px; block-size: 32px; border-radius: 8px; color: var(--quiet); font-size: 0.75rem; }
.small { min-block-size: 28px; padding: 2px 10px; border: 1px solid; border-radius: 8px; background: none; color: inherit; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.message .small { color: var(--link); }
.earlier { align-self: center; flex: none; color: var(--link); }
.why { inline-size: 100%; margin-block-start: 6px; }
.tiles { display: inline-flex; gap: 3px; align-items: center; block-size: 1.5em; }
.tiles i { inline-size: 10px; block-size: 10px; border-radius: 100% 0 0; background: var(--chat-accent); animation: turn 1.2s infinite; }
.tiles i:nth-child(2) { border-radius: 0 100% 0 0; background: var(--chat-highlight); animation-delay: 0.15s; }
.tiles i:nth-child(3) { border-radius: 0 0 100%; animation-delay: 0.3s; }
.latest { position: absolute; inset-block-end: 8px; inset-inline-end: 14px; display: flex; align-items: center; gap: 4px; min-inline-size: 40px; block-size: 40px; justify-content: center; padding: 0 9px; border: 1px solid var(--line); border-radius: 20px; border-end-end-radius: 4px; background: var(--surface); color: var(--link); font-size: 0.8125rem; font-weight: 650; box-shadow: 0 4px 14px rgb(10 20 40 / 0.2); }
.suggestions { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 16px 14px; }
.suggestions:empty { display: none; }
.suggestion { min-block-size: 36px; padding: 5px 12px; border: 1px solid var(--link); border-radius: 12px; border-end-end-radius: 3px; background: none; color: var(--link); font-size: 0.875rem; line-height: 1.3; text-align: start; }
.notice { padding: 8px 16px; border-block-start: 1px solid var(--line); color: var(--bad); font-size: 0.8125rem; }
.notice:empty, .counter:empty { display: none; }
.sheet { display: flex; flex-direction: column; gap: 10px; max-block-size: 60%; padding: 16px; border-block-start: 1px solid var(--line); background: var(--raised); overflow-y: auto; }
.sheet h3, legend { padding: 0; font-size: 1rem; font-weight: 700; }
.stars { display: flex; gap: 2px; padding-block-start: 6px; }
.star { color: var(--quiet); cursor: pointer; }
.star svg { inline-size: 28px; block-size: 28px; }
.stars:has(:checked) .star:not(:has(:checked) ~ .star) svg { fill: var(--chat-highlight); stroke: var(--text); }
.star:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: -3px; }
.field { display: flex; flex-direction: column; gap: 4px; font-size: 0.875rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.sheet .buttons button { min-block-size: 40px; padding: 6px 14px; border: 1px solid; border-radius: 10px; font-weight: 600; }
.sheet .buttons :not(.main) { background: none; }
.sheet .buttons .danger { color: var(--bad); }
.sheet .buttons [disabled] { opacity: 0.55; cursor: default; }
.composer { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 4px 8px; padding: 10px 12px; padding-block-end: max(10px, env(safe-area-inset-bottom)); border-block-start: 1px solid var(--line); }
textarea { field-sizing: content; inline-size: 100%; min-block-size: 44px; max-block-size: 120px; padding: 9px 14px; border: 1px solid var(--quiet); border-radius: 14px; background: var(--surface); color: inherit; font: inherit; font-size: max(16px, 1rem); line-height: 1.5; resize: none; }
.composer textarea { flex: 1; inline-size: auto; min-inline-size: 0; border-end-end-radius: 4px; }
textarea::placeholder { color: var(--quiet); opacity: 1; }
textarea:focus-visible { outline-offset: -1px; outline-width: 2px; }
.stop { border: 2px solid var(--quiet); }
.stop svg { fill: currentColor; }
.counter { flex-basis: 100%; padding-inline-start: 14px; color: var(--quiet); font-size: 0.75rem; }
.counter.over { color: var(--bad); font-weight: 600; }
@media (max-width: 480px), (max-height: 420px) {
  .panel { inset: var(--visible-top, 0) 0 auto; inline-size: auto; block-size: var(--visible-height, 100dvh); border: 0; border-radius: 0; }
}
@media (max-height: 420px) {
  .header { padding-block: 4px 10px; }
  .face { display: none; }
  .suggestions { flex-wrap: nowrap; padding-block-end: 8px; overflow-x: auto; }
  .suggestion { flex: none; }
  .sheet { flex: 1; max-block-size: none; }
  .panel:has(.sheet:not([hidden])) .middle { display: none; }
}
@media (forced-colors: active) {
  .bubble, .action, .send, .stop, .face, .badge, .tool[aria-pressed="true"] { border: 1px solid; }
  .header::after { display: none; }
  .tiles i { background: CanvasText; forced-color-adjust: none; }
}
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
@keyframes turn { 50% { transform: rotate(90deg); opacity: 0.5; } }
`;

export const panelSheet = sheet(CSS);
