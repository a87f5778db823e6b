package org.homeservices.web.sse;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.conversation.Position;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.VisitorAddresses;
import org.homeservices.web.rest.ConversationDoor;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /api/conversations/{id}/events}. A filter, since no mapping of a servlet can
 * stand in the midst of the resources' paths.
 */
public class Events extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Pattern PATH = Pattern.compile("/api/conversations/([^/]+)/events/?");

  @Inject transient ConversationDoor door;
  @Inject transient EventDesk desk;
  @Inject transient Audit audit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher path = PATH.matcher(path(request));
    if (!path.matches()) {
      chain.doFilter(request, response);
    } else if (!request.getMethod().equals("GET")) {
      desk.refusals().answerWrongMethod(response);
    } else {
      open(path.group(1), request, response);
    }
  }

  private void open(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String authorization = request.getHeader("Authorization");
    String address = String.valueOf(request.getHeader(VisitorAddresses.HEADER));
    try {
      door.open(authorization, id);
      Optional<Position> position = position(request.getHeader(EventText.LAST_ID));
      desk.open(request.startAsync(), ConversationDoor.token(authorization), position, address);
    } catch (BadInput e) {
      if (e.code() == ErrorCode.UNAUTHORISED) {
        audit.note(Deed.ofVisitor(Deed.Kind.TOKEN, address).refusedFor("events"));
      }
      desk.refusals().answer(response, e);
    }
  }

  /** An empty id is that of a client that has none yet. */
  private static Optional<Position> position(@Nullable String lastId) {
    return Optional.ofNullable(lastId).filter(id -> !id.isEmpty()).map(EventText::position);
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }
}
