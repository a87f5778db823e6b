package org.homeservices.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a screen reader has heard of the panel's status since it was asked to listen. */
final class Heard {
  /** Begins to listen, in the page. */
  static final String LISTEN =
      """
      () => {
        const root = document.querySelector("home-services-chat").shadowRoot;
        window.heard = [];
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes) {
            window.heard.push(...[...addedNodes].map(({ textContent }) => textContent));
          }
        }).observe(root.querySelector(".panel > [role=status].unseen"), { childList: true, subtree: true });
      }
      """;

  private Heard() {}

  /** One text for each thing that was said, in order. */
  static List<String> in(Page page) {
    return ((List<?>) page.evaluate("window.heard")).stream().map(String::valueOf).toList();
  }
}
