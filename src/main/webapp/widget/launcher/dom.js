// @ts-check

const SVG = "http://www.w3.org/2000/svg";

/**
 * Every class is a part too, so that a page's style sheet reaches it.
 *
 * @param {string} name
 * @param {Record<string, string | boolean>} [attributes] `true` is an attribute without value, `false` none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) {
      node.setAttribute(attribute, value === true ? "" : value);
    }
  }
  if (node.className) {
    node.setAttribute("part", node.className);
  }
  node.append(...children);
  return node;
}

/**
 * @param {string} path what the icon draws on a field of 24 by 24
 * @param {string} [door] what of it is filled
 * @returns {SVGElement}
 */
export function icon(path, door) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const drawn of [path, door]) {
    if (drawn) {
      const shape = document.createElementNS(SVG, "path");
      shape.setAttribute("d", drawn);
      svg.append(shape);
    }
  }
  svg.lastElementChild?.classList.toggle("door", door !== undefined);
  return svg;
}

/**
 * Writes only what differs, so that a live region speaks once.
 *
 * @param {Element} node
 * @param {string} text
 */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
