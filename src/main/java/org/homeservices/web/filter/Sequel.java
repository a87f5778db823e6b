package org.homeservices.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Problem;

/** What follows when a request's body has come, or is not waited for. */
@FunctionalInterface
interface Sequel {

  /** Goes on with the request, or answers it. */
  void on(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;

  /** The request goes on with its body. */
  static Sequel with(byte[] body) {
    return (request, response, chain) ->
        chain.doFilter(new CollectedRequest(request, body), response);
  }

  /**
   * The request is refused, and what is left of its body is nobody's next request; where too many
   * wait, it may come again after a second.
   */
  static Sequel refusal(ErrorCode code, int status, Locale locale) {
    return (request, response, chain) -> {
      response.setHeader("Connection", "close");
      if (code == ErrorCode.RATE_LIMITED) {
        response.setHeader("Retry-After", "1");
      }
      response.setStatus(status);
      response.setContentType(Problem.MEDIA_TYPE);
      String problem = Problem.of(code, status, null, locale);
      response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
      UnreadBody.leave(request);
    };
  }
}
