package org.homeservices.web.filter;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** What is left of a body that nobody wants. */
final class UnreadBody {
  private static final System.Logger LOGGER = System.getLogger(UnreadBody.class.getName());

  private UnreadBody() {}

  /**
   * Ends a body without waiting for the rest of it, when the answer is written. Undertow would
   * wait, with the thread that ends the request, unless it is interrupted; a body that is closed
   * already it leaves alone (src/adr/0032).
   */
  static void leave(HttpServletRequest request) {
    Thread.currentThread().interrupt();
    try {
      request.getInputStream().close();
    } catch (IOException | IllegalStateException expected) {
      LOGGER.log(DEBUG, "body left", expected);
    } finally {
      boolean unused = Thread.interrupted();
    }
  }
}
