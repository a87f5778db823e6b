package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.chat.ChatRoom;
import org.homeservices.conversation.Conversation;
import org.homeservices.web.BadInput;
import org.homeservices.web.Consent;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Fields;
import org.homeservices.web.JsonText;
import org.homeservices.web.VisitorAddresses;
import org.homeservices.web.VisitorInput;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** Conversations over HTTP: begin one, read its messages. */
@RequestScoped
@Path("conversations")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationsResource {
  private static final String SOCKET = "ws/chat";
  private static final int MOST_LOCALE = 35;
  private static final int MOST_PAGE = 2000;
  private static final int MOST_VERSION = 32;

  @Inject ChatRoom room;
  @Inject Reception reception;
  @Inject ConversationTokens tokens;
  @Inject WebSettings settings;
  @Inject Doorkeeper doorkeeper;
  @Inject ConversationDoor door;
  @Inject Audit audit;

  /**
   * Begins a conversation: 201 with its id and token, 200 where it was there already; 401 where the
   * identity is not believed, 503 where that cannot be known now, 429 where the address has begun
   * too many.
   *
   * @param address where the visitor is, as a filter has told
   * @param body {@code {locale?, page?, consent? {version}, identity?}}, or nothing
   */
  @POST
  public CompletionStage<Response> begin(
      InputStream body, @HeaderParam(VisitorAddresses.HEADER) String address, @Context UriInfo uri)
      throws IOException {
    Fields fields = JsonBody.readContext(body, settings.maxContext());
    // Of any length: one that is too long is not believed, like all that are not.
    String identity = fields.textOrNull("identity", Integer.MAX_VALUE);
    Locale locale =
        VisitorInput.locale(fields.textOrNull("locale", MOST_LOCALE), settings.defaultLocale());
    String page = VisitorInput.page(fields.textOrNull("page", MOST_PAGE));
    String consent =
        fields
            .object("consent")
            .map(given -> Consent.version(given.text("version", MOST_VERSION)))
            .orElse("");
    Reception.Arrival arrival = new Reception.Arrival(locale, page, consent, identity, address);
    // Here and now: where the answer comes later, on another thread, there is no request any more.
    String socket = uri.getBaseUri().resolve("../" + SOCKET).getPath();
    return doorkeeper.begin(
        address,
        () ->
            reception
                .receive(arrival)
                .thenApply(seated -> noted(seated, address))
                .thenApply(seated -> answer(seated, socket)));
  }

  /**
   * A page of messages, oldest first: {@code {messages[]}}; 429 where the address has read too
   * much.
   *
   * @param address where the visitor is, as a filter has told
   * @param after those with a greater seq; 0 where it is missing
   * @param limit 1–200; 50 where it is missing
   */
  @GET
  @Path("{id}/messages")
  public CompletionStage<Response> messages(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(VisitorAddresses.HEADER) String address,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    Conversation claimed = door.open(authorization, id);
    long first = QueryNumber.of("after", after, 0, 0, Long.MAX_VALUE);
    int most = (int) QueryNumber.of("limit", limit, 50, 1, 200);
    return doorkeeper.read(address, () -> page(claimed, first, most));
  }

  private CompletionStage<ResponseBuilder> page(Conversation claimed, long after, int limit) {
    return room.find(claimed)
        .thenCompose(
            found ->
                found
                    .map(there -> room.messages(there.id(), after, limit))
                    .orElseThrow(() -> new BadInput(ErrorCode.NOT_FOUND, null)))
        .thenApply(ConversationsResource::page);
  }

  private Reception.Seated noted(Reception.Seated seated, String address) {
    Deed.Kind kind =
        seated.isResumed() ? Deed.Kind.CONVERSATION_RESUMED : Deed.Kind.CONVERSATION_BEGUN;
    Deed deed = Deed.ofVisitor(kind, address).in(seated.conversation().id().value());
    audit.note(deed.by(seated.conversation().visitor().user()));
    return seated;
  }

  private ResponseBuilder answer(Reception.Seated seated, String socket) {
    Conversation conversation = seated.conversation();
    ConversationTokens.Issued issued = tokens.issue(conversation);
    String entity =
        JsonText.object()
            .add("conversationId", conversation.id().value())
            .add("token", issued.token())
            .add("expiresAt", issued.expiresAt().toString())
            .add("socket", socket)
            .build()
            .toString();
    return Response.status(seated.isResumed() ? Response.Status.OK : Response.Status.CREATED)
        .entity(entity);
  }

  /** The messages are encoded already: they are put in as they are. */
  private static ResponseBuilder page(List<String> messages) {
    return Response.ok("{\"messages\":[" + String.join(",", messages) + "]}");
  }
}
