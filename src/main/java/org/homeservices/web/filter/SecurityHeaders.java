package org.homeservices.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Security headers on every answer, error pages and upgrades too. The policy allows no inline
 * script or style and no HTML from strings (CSP Level 3, Trusted Types).
 */
public class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String WIDGET = "/widget/";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
              + " frame-ancestors 'self'; require-trusted-types-for 'script'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "SAMEORIGIN",
          "Referrer-Policy",
          "strict-origin-when-cross-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=()",
          // Which server it is, is nobody's business; a header cannot be taken away, only replaced.
          "Server",
          "home-services-chat");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HEADERS.forEach(response::setHeader);
    boolean isWidget = request.getRequestURI().startsWith(request.getContextPath() + WIDGET);
    response.setHeader("Cross-Origin-Resource-Policy", isWidget ? "cross-origin" : "same-origin");
    if (isWidget) {
      response.setHeader("Access-Control-Allow-Origin", "*");
    }
    chain.doFilter(request, response);
  }
}
