package org.homeservices.web.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Where requests go. */
final class Paths {
  private static final Pattern OWNER = Pattern.compile("/+api/+admin(/|$)");

  private Paths() {}

  /** Whether a request is one of the owner's calls. */
  static boolean isForOwner(HttpServletRequest request) {
    return OWNER.matcher(of(request)).lookingAt();
  }

  /** A request's path within the application, decoded and normalised by the server. */
  static String of(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }
}
