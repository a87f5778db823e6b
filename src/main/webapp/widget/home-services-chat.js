// @ts-check
import { HomeServicesChat } from "./chat-element.js";

if (!customElements.get("home-services-chat")) {
  customElements.define("home-services-chat", HomeServicesChat);
}
