package org.homeservices.web.filter;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.Problem;
import org.homeservices.web.VisitorAddresses;
import org.homeservices.web.WebSettings;

/** Lets pages of allowed origins, and no others, use the API (CORS, Fetch standard §3.2). */
public class ApiOrigins extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ONE_HOUR = "3600";

  private static final String READABLE = "Retry-After, RateLimit, RateLimit-Policy";

  @Inject transient OriginPolicy origins;
  @Inject transient WebSettings settings;
  @Inject transient Audit audit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    // What it answers is of one visitor, or of this moment.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    // The owner's calls are for no page at all.
    boolean isPageForOwner = origin != null && Paths.isForOwner(request);
    if (isPageForOwner || !origins.allows(origin, request.getHeader("Host"))) {
      String address = String.valueOf(request.getHeader(VisitorAddresses.HEADER));
      audit.note(Deed.ofVisitor(Deed.Kind.ORIGIN, address).refusedFor("http"));
      refuse(response);
      return;
    }
    if (origin != null) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Expose-Headers", READABLE);
    }
    if (isPreflight(request)) {
      allow(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void allow(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
    response.setHeader(
        "Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
    response.setHeader("Access-Control-Max-Age", ONE_HOUR);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void refuse(HttpServletResponse response) throws IOException {
    int status = ErrorCode.FORBIDDEN.httpStatus();
    String problem = Problem.of(ErrorCode.FORBIDDEN, status, null, settings.defaultLocale());
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
