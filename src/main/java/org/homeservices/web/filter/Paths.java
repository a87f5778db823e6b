package org.homeservices.web.filter;

import jakarta.servlet.http.HttpServletRequest;

/** Where requests go. */
final class Paths {
  private Paths() {}

  /** A request's path within the application, decoded and normalised by the server. */
  static String of(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }
}
