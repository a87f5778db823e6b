package org.homeservices.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.homeservices.journal.Trace;

/**
 * Has what is done for a request known as part of its trace, also when it goes on after its body
 * has come, on another thread.
 */
public class Traced extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ATTRIBUTE = Traced.class.getName();

  @Override
  @SuppressWarnings("try") // The scope is there to be closed.
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (Trace.Scope scope = trace(request).open()) {
      chain.doFilter(request, response);
    }
  }

  private static Trace trace(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace known) {
      return known;
    }
    Trace trace = Trace.of(request.getHeader(Trace.HEADER));
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }
}
