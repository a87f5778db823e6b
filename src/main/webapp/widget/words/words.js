// @ts-check

/**
 * The widget's own words; what the assistant says comes from the server.
 *
 * @typedef {typeof PT_BR} Texts
 */

const PT_BR = {
  open: "Abrir o chat de ajuda",
  close: "Fechar o chat",
  assistant: "Assistente",
  ai: "IA",
  aiLong: "Assistente virtual com inteligência artificial",
  person: "Atendente",
  waitingForPerson: "Chamando uma pessoa da equipe…",
  ended: "Conversa encerrada. Escreva para começar outra.",
  transcript: "Conversa",
  you: "Você",
  label: "Sua mensagem",
  placeholder: "Escreva sua mensagem",
  hint: "Enter envia; Shift e Enter quebram a linha.",
  send: "Enviar",
  suggestions: "Sugestões de pergunta",
  sending: "Enviando…",
  notSent: "Não enviada.",
  retry: "Tentar de novo",
  stopped: "Resposta interrompida",
  incomplete: "Resposta incompleta",
  sources: "Fontes",
  offline: "Você está sem conexão. O que escrever será enviado quando ela voltar.",
  reconnecting: "Conexão perdida. Reconectando…",
  unreachable: "Não foi possível falar com o servidor.",
  refused: "O chat não está disponível agora.",
  outdated: "Há uma versão nova do chat.",
  reload: "Recarregar a página",
  error: "Algo deu errado. Tente de novo.",
  writing: (/** @type {string} */ name) => `${name} está escrevendo…`,
  left: (/** @type {number} */ count) => (count < 0 ? `${-count} a mais` : `${count} restantes`),
};

/** @type {Texts} */
const EN = {
  open: "Open the help chat",
  close: "Close the chat",
  assistant: "Assistant",
  ai: "AI",
  aiLong: "Virtual assistant with artificial intelligence",
  person: "Team member",
  waitingForPerson: "Calling a member of our team…",
  ended: "Conversation ended. Write to start another one.",
  transcript: "Conversation",
  you: "You",
  label: "Your message",
  placeholder: "Write your message",
  hint: "Enter sends; Shift and Enter make a new line.",
  send: "Send",
  suggestions: "Suggested questions",
  sending: "Sending…",
  notSent: "Not sent.",
  retry: "Try again",
  stopped: "Answer stopped",
  incomplete: "Incomplete answer",
  sources: "Sources",
  offline: "You are offline. What you write will be sent when the connection is back.",
  reconnecting: "Connection lost. Reconnecting…",
  unreachable: "The server could not be reached.",
  refused: "The chat is not available right now.",
  outdated: "There is a new version of the chat.",
  reload: "Reload the page",
  error: "Something went wrong. Please try again.",
  writing: (name) => `${name} is writing…`,
  left: (count) => (count < 0 ? `${-count} too many` : `${count} left`),
};

/** @type {Texts} */
const ES = {
  open: "Abrir el chat de ayuda",
  close: "Cerrar el chat",
  assistant: "Asistente",
  ai: "IA",
  aiLong: "Asistente virtual con inteligencia artificial",
  person: "Agente",
  waitingForPerson: "Llamando a una persona del equipo…",
  ended: "Conversación terminada. Escribe para empezar otra.",
  transcript: "Conversación",
  you: "Tú",
  label: "Tu mensaje",
  placeholder: "Escribe tu mensaje",
  hint: "Enter envía; Mayús y Enter hacen un salto de línea.",
  send: "Enviar",
  suggestions: "Preguntas sugeridas",
  sending: "Enviando…",
  notSent: "No enviado.",
  retry: "Reintentar",
  stopped: "Respuesta interrumpida",
  incomplete: "Respuesta incompleta",
  sources: "Fuentes",
  offline: "Estás sin conexión. Lo que escribas se enviará cuando vuelva.",
  reconnecting: "Conexión perdida. Reconectando…",
  unreachable: "No se pudo contactar con el servidor.",
  refused: "El chat no está disponible ahora.",
  outdated: "Hay una versión nueva del chat.",
  reload: "Recargar la página",
  error: "Algo salió mal. Inténtalo de nuevo.",
  writing: (name) => `${name} está escribiendo…`,
  left: (count) => (count < 0 ? `${-count} de más` : `quedan ${count}`),
};

/** @type {Readonly<Record<string, Texts>>} */
export const TEXTS = Object.freeze({ "pt-BR": PT_BR, en: EN, es: ES });

/**
 * @param {string | null | undefined} tag a language tag such as `pt` or `en-GB`
 * @returns {string} the closest locale there are texts for
 */
export function closestLocale(tag) {
  const language = (tag ?? "").toLowerCase().split("-")[0];
  return Object.keys(TEXTS).find((locale) => locale.toLowerCase().split("-")[0] === language) ?? "pt-BR";
}
