package org.homeservices.web.rest;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.CompletionException;
import org.homeservices.chat.Unavailable;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Problem;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** Turns whatever went wrong into problem details; no stack trace leaves the server. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOGGER = System.getLogger(ProblemMapper.class.getName());

  @Inject WebSettings settings;

  /** What a stage has failed with comes wrapped on some servers. */
  @Override
  public Response toResponse(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null
        ? mapped(cause)
        : mapped(failure);
  }

  private Response mapped(Throwable failure) {
    if (failure instanceof BadInput bad) {
      return answer(bad.code(), bad.code().httpStatus(), bad.field());
    }
    if (failure instanceof WebApplicationException http) {
      Response decided = http.getResponse();
      Response answer = answer(code(decided.getStatus()), decided.getStatus(), null);
      String allowed = decided.getHeaderString(HttpHeaders.ALLOW);
      return allowed == null
          ? answer
          : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
    }
    if (failure instanceof Unavailable || failure instanceof ConversationsUnavailable) {
      ErrorCode code = ErrorCode.LAYER_UNAVAILABLE;
      LOGGER.log(WARNING, "request refused: {0}", failure.getMessage());
      return answer(code, code.httpStatus(), null);
    }
    LOGGER.log(ERROR, "request failed", failure);
    return answer(ErrorCode.INTERNAL, ErrorCode.INTERNAL.httpStatus(), null);
  }

  private Response answer(ErrorCode code, int status, @Nullable String field) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(code, status, field, settings.defaultLocale()));
    return code == ErrorCode.UNAUTHORISED
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
        : response.build();
  }

  private static ErrorCode code(int status) {
    if (status == Response.Status.NOT_FOUND.getStatusCode()) {
      return ErrorCode.NOT_FOUND;
    }
    return status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
        ? ErrorCode.INTERNAL
        : ErrorCode.BAD_FRAME;
  }
}
