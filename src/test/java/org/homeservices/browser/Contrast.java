package org.homeservices.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * How the texts and icons of the widget stand out from what is behind them (WCAG 2.2, 1.4.3 and
 * 1.4.11). axe-core judges no icon, and calls text undecided that shines through, or that something
 * else lies near.
 */
final class Contrast {
  private static final String LOOK =
      """
      () => {
        const WHITE = [255, 255, 255];
        const mix = (above, below, share) => above.map((part, at) => part * share + below[at] * (1 - share));
        const over = (color, below) => {
          const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
          return mix([red, green, blue], below, alpha);
        };
        const seen = ([node, ...inner], color, below) => {
          const { backgroundColor, opacity } = getComputedStyle(node);
          const ground = over(backgroundColor, below);
          const within = inner.length > 0 ? seen(inner, color, ground) : [over(color, ground), ground];
          return within.map((part) => mix(part, below, Number(opacity)));
        };
        const light = (color) => {
          const [red, green, blue] = color.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ratio = (one, other) => {
          const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        };
        const around = (node) => (node ? [...around(node.parentElement ?? node.getRootNode().host), node] : []);
        const texts = (root) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            found.push({ node: walker.currentNode.parentElement, text: walker.currentNode.data });
          }
          const icons = [...root.querySelectorAll("svg")].map((node) => ({ node, text: node.parentElement.title, isIcon: true }));
          const fields = [...root.querySelectorAll("textarea")].map((node) =>
            node.value ? { node, text: node.value } : { node, text: node.placeholder, part: "::placeholder" });
          return [...found, ...icons, ...fields];
        };
        return [...document.querySelectorAll("home-services-chat")]
          .flatMap(({ shadowRoot }) => texts(shadowRoot))
          .filter(({ node, text, isIcon }) => (isIcon || text.trim()) && node.checkVisibility() && !node.closest("[disabled], .unseen"))
          .map(({ node, text, part, isIcon }) => {
            const { color, fontSize, fontWeight } = getComputedStyle(node, part);
            const isLarge = Number.parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
            return { text, least: isLarge || isIcon ? 3 : 4.5, found: ratio(...seen(around(node), color, WHITE)) };
          })
          .filter(({ least, found }) => !(found >= least))
          .map(({ text, found }) => `${found.toFixed(2)}:1 ${text}`);
      }
      """;

  private Contrast() {}

  /** Texts and icons that can be seen and do not stand out enough, each with its ratio. */
  static List<String> tooLittle(Page page) {
    return ((List<?>) page.evaluate(LOOK)).stream().map(String::valueOf).toList();
  }
}
