package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Conversation;
import org.homeservices.web.VisitorAddresses;
import org.jspecify.annotations.Nullable;

/** A visitor's frames, for clients that have no WebSocket. */
@RequestScoped
@Path("conversations/{id}/frames")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FramesResource {
  @Inject ConversationDoor door;
  @Inject FrameDesk desk;
  @Inject FrameAnswers answers;

  /**
   * Takes one frame: 202 with the reply to it, or problem details where it is refused.
   *
   * @param address where the visitor is, as a filter has told
   */
  @POST
  public CompletionStage<Response> take(
      InputStream body,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(VisitorAddresses.HEADER) String address)
      throws IOException {
    Conversation claimed = door.open(authorization, id);
    JsonObject frame = JsonBody.frame(body);
    return desk.take(claimed, address, frame).thenApply(reply -> answers.to(frame, reply));
  }
}
