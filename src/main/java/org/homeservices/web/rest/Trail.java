package org.homeservices.web.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.audit.Deed.Kind;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.VisitorAddresses;
import org.jspecify.annotations.Nullable;

/** Puts on record what was asked of the API, as far as its path and its answer tell. */
@Provider
public class Trail implements ContainerResponseFilter {
  private static final String ADMIN = "admin";
  private static final String EXPORT = "export";

  @Inject Audit audit;
  @Inject ConversationTokens tokens;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<String> path = List.of(request.getUriInfo().getPath().replaceFirst("^/+", "").split("/+"));
    String address =
        Optional.ofNullable(request.getHeaderString(VisitorAddresses.HEADER))
            .orElse(VisitorAddresses.UNKNOWN);
    if (path.get(0).equals(ADMIN)) {
      audit.note(ofAdmin(request.getMethod(), path, address, response.getStatus()));
    } else {
      String token = ConversationDoor.token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
      ofVisitor(request.getMethod(), path, address, response.getStatus())
          .map(deed -> deed.conversation() == null ? deed : deed.by(who(token)))
          .ifPresent(audit::note);
    }
  }

  private @Nullable String who(String token) {
    return tokens.read(token).map(pass -> pass.claimed().visitor().user()).orElse(null);
  }

  private static Deed ofAdmin(String method, List<String> path, String address, int status) {
    Deed deed = Deed.ofAdmin(Kind.ADMIN_CALL, address);
    String call = method + ":" + String.join("/", path);
    return isDone(status) ? deed.with(call) : deed.refusedFor(status + ":" + call);
  }

  private static Optional<Deed> ofVisitor(
      String method, List<String> path, String address, int status) {
    if (status == Status.UNAUTHORIZED.getStatusCode()) {
      // Whoever begins a conversation shows no token of ours; the door of identities notes theirs.
      return path.size() == 1
          ? Optional.empty()
          : Optional.of(Deed.ofVisitor(Kind.TOKEN, address).refusedFor("http"));
    }
    if (status == Status.TOO_MANY_REQUESTS.getStatusCode()) {
      String which = path.get(path.size() - 1);
      return Optional.of(Deed.ofVisitor(Kind.LIMIT, address).refusedFor(which));
    }
    Optional<Deed> right =
        right(method, path).map(kind -> Deed.ofVisitor(kind, address).in(path.get(1)));
    if (status == Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      return right.map(deed -> deed.refusedFor("unavailable"));
    }
    return isDone(status) ? right : Optional.empty();
  }

  /** What visitors may do with what is theirs. */
  private static Optional<Kind> right(String method, List<String> path) {
    if (method.equals(HttpMethod.DELETE) && path.size() == 2) {
      return Optional.of(Kind.CONVERSATION_ERASED);
    }
    return method.equals(HttpMethod.GET) && path.size() == 3 && path.get(2).equals(EXPORT)
        ? Optional.of(Kind.CONVERSATION_EXPORTED)
        : Optional.empty();
  }

  private static boolean isDone(int status) {
    return Family.familyOf(status) == Family.SUCCESSFUL;
  }
}
