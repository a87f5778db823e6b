package org.homeservices.web.sse;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.homeservices.web.BadInput;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Problem;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** Answers requests for a stream that get none. */
final class Refusals {
  private static final int SECONDS_UNTIL_A_PLACE = 30;

  /** A balancer sends it to another node by then. */
  private static final int SECONDS_UNTIL_ELSEWHERE = 1;

  private final WebSettings settings;

  Refusals(WebSettings settings) {
    this.settings = settings;
  }

  void answer(HttpServletResponse response, CloseCode code) throws IOException {
    if (code == CloseCode.UNAVAILABLE) {
      response.setIntHeader("Retry-After", SECONDS_UNTIL_ELSEWHERE);
    }
    if (code == CloseCode.TOO_MANY) {
      response.setIntHeader("Retry-After", SECONDS_UNTIL_A_PLACE);
    }
    answer(response, code.error(), code.error().httpStatus(), null);
  }

  void answer(HttpServletResponse response, BadInput bad) throws IOException {
    if (bad.code() == ErrorCode.UNAUTHORISED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    answer(response, bad.code(), bad.code().httpStatus(), bad.field());
  }

  void answerWrongMethod(HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "GET");
    answer(response, ErrorCode.BAD_FRAME, HttpServletResponse.SC_METHOD_NOT_ALLOWED, null);
  }

  private void answer(
      HttpServletResponse response, ErrorCode code, int status, @Nullable String field)
      throws IOException {
    String problem = Problem.of(code, status, field, settings.defaultLocale());
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
