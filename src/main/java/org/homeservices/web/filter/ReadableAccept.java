package org.homeservices.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets an {@code Accept} whose weights are none (RFC 9110 §12.4.2) count as none. Implementations
 * of JAX-RS take some of them for a defect of their own, or refuse them before they ask a filter.
 */
public class ReadableAccept extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ACCEPT = "Accept";
  private static final Pattern NO_WEIGHT =
      Pattern.compile("(?i);\\s*q\\s*=\\s*(?!(0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*([,;]|$))");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> accepted = Collections.list(request.getHeaders(ACCEPT));
    boolean isUnreadable = accepted.stream().anyMatch(value -> NO_WEIGHT.matcher(value).find());
    chain.doFilter(isUnreadable ? new AcceptsAll(request) : request, response);
  }

  /** A request without that header. */
  private static final class AcceptsAll extends HttpServletRequestWrapper {
    AcceptsAll(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return ACCEPT.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return ACCEPT.equalsIgnoreCase(name)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = Collections.list(super.getHeaderNames());
      names.removeIf(ACCEPT::equalsIgnoreCase);
      return Collections.enumeration(names);
    }
  }
}
