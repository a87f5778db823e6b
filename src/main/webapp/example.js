// @ts-check

const EVENTS = ["chat-ready", "chat-open", "chat-close", "chat-message", "chat-unread", "chat-mode", "chat-link"];
const MOST = 100;
const chat = /** @type {any} */ (document.querySelector("home-services-chat"));
const events = /** @type {HTMLElement} */ (document.getElementById("events"));

document.getElementById("attributes")?.addEventListener("input", ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target);
  chat.toggleAttribute(name, value !== "");
  if (value !== "") {
    chat.setAttribute(name, value);
  }
});

document.getElementById("properties")?.addEventListener("input", ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target);
  chat.style.setProperty(name, value);
});

document.getElementById("methods")?.addEventListener("click", ({ target }) => {
  const call = target instanceof HTMLElement ? target.dataset.call : undefined;
  if (call) {
    chat[call](...(call === "send" ? ["Can I pay with PIX?"] : []));
  }
});

for (const type of EVENTS) {
  document.addEventListener(type, (event) => {
    const line = document.createElement("li");
    line.textContent = `${type} ${JSON.stringify(/** @type {any} */ (event).detail)}`;
    events.prepend(line);
    events.children[MOST]?.remove();
  });
}
