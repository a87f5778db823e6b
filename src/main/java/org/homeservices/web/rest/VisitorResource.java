package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.ChatRoom;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Position;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.VisitorAddresses;
import org.jspecify.annotations.Nullable;

/** What visitors may ask of their own conversation: where it stands, all of it, and its end. */
@RequestScoped
@Path("conversations")
@Produces(MediaType.APPLICATION_JSON)
public class VisitorResource {
  @Inject ChatRoom room;
  @Inject Doorkeeper doorkeeper;
  @Inject ConversationDoor door;
  @Inject Clock clock;

  /**
   * Where a conversation stands: {@code {conversationId, mode, position {epoch, seq}, …}}; 429
   * where the address has read too much.
   *
   * @param address where the visitor is, as a filter has told
   */
  @GET
  @Path("{id}")
  public CompletionStage<Response> state(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(VisitorAddresses.HEADER) String address) {
    Conversation claimed = door.open(authorization, id);
    return doorkeeper.read(address, () -> state(claimed));
  }

  private CompletionStage<ResponseBuilder> state(Conversation claimed) {
    return room.rights()
        .record(claimed)
        .thenApply(VisitorResource::there)
        .thenCombine(
            room.rights().position(claimed),
            (record, position) -> Response.ok(state(record, position)));
  }

  /**
   * All that is kept of a conversation, as a file; 429 where it was asked for too often.
   *
   * @param after messages with a greater seq; 0 where it is missing
   */
  @GET
  @Path("{id}/export")
  public CompletionStage<Response> export(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @QueryParam("after") @Nullable String after) {
    Conversation claimed = door.open(authorization, id);
    long first = QueryNumber.of("after", after, 0, 0, Long.MAX_VALUE);
    return doorkeeper.within(
        RateLimitSettings.exports(), claimed.id().value(), () -> export(claimed, first));
  }

  private CompletionStage<ResponseBuilder> export(Conversation claimed, long after) {
    return room.rights()
        .record(claimed)
        .thenApply(VisitorResource::there)
        .thenCompose(record -> new Export(room, record).after(after, clock.instant()))
        .thenApply(text -> file(text, claimed));
  }

  /**
   * Erases a conversation: 204 when nothing of it is left; 503 where some may be, and it is to be
   * asked for again; 404 where it was not there, which is made sure of; 429 where the address has
   * asked for too many.
   *
   * @param address where the visitor is, as a filter has told
   */
  @DELETE
  @Path("{id}")
  public CompletionStage<Response> erase(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(VisitorAddresses.HEADER) String address) {
    Conversation claimed = door.open(authorization, id);
    return doorkeeper.within(
        RateLimitSettings.erasures(),
        address,
        () -> room.rights().erase(claimed).thenApply(VisitorResource::erased));
  }

  private static ResponseBuilder erased(boolean wasThere) {
    if (!wasThere) {
      throw new BadInput(ErrorCode.NOT_FOUND, null);
    }
    return Response.noContent();
  }

  private static ConversationRecord there(Optional<ConversationRecord> found) {
    return found.orElseThrow(() -> new BadInput(ErrorCode.NOT_FOUND, null));
  }

  static String state(ConversationRecord record, Position position) {
    return ConversationJson.state(record)
        .add(
            "position", JsonText.object().add("epoch", position.epoch()).add("seq", position.seq()))
        .build()
        .toString();
  }

  private static ResponseBuilder file(String text, Conversation conversation) {
    String name = "attachment; filename=\"conversation-" + conversation.id().value() + ".json\"";
    return Response.ok(text).header(HttpHeaders.CONTENT_DISPOSITION, name);
  }
}
