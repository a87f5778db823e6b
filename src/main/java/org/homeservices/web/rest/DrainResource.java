package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.homeservices.web.JsonText;
import org.homeservices.web.frame.Departure;
import org.jspecify.annotations.Nullable;

/** Has this node go, before it is stopped. */
@RequestScoped
@Path("admin/drain")
public class DrainResource {
  @Inject AdminDoor door;
  @Inject Departure departure;

  /**
   * Begins, or waits for what has begun: {@code {told, closed, unanswered, millis}} when the node
   * may be stopped, after 20 s at most.
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> drain(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    door.admit(authorization);
    return departure.begin().thenApply(report -> Response.ok(json(report)).build());
  }

  /** One object. */
  static String json(Departure.Report report) {
    return JsonText.object()
        .add("told", report.told())
        .add("closed", report.closed())
        .add("unanswered", report.unanswered())
        .add("millis", report.millis())
        .build()
        .toString();
  }
}
