package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.health.Health;
import org.homeservices.health.Health.Check;
import org.homeservices.health.Health.State;
import org.homeservices.web.Frames;
import org.homeservices.web.JsonText;

/** The application's health on its own port: 200 up or degraded, 503 down. */
@RequestScoped
@Path("health")
public class HealthResource {
  @Inject Health health;

  /** {@code {status, degraded[], checks{}}}. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> check() {
    return health.checks().thenApply(HealthResource::answer);
  }

  private static Response answer(List<Check> checks) {
    State worst = Health.worst(checks);
    JsonArrayBuilder degraded = JsonText.JSON.createArrayBuilder();
    JsonObjectBuilder all = JsonText.object();
    for (Check check : checks) {
      all.add(check.name(), Frames.code(check.state()));
      if (check.state() == State.DEGRADED) {
        degraded.add(check.name());
      }
    }
    String entity =
        JsonText.object()
            .add("status", worst == State.DOWN ? "down" : "up")
            .add("degraded", degraded)
            .add("checks", all)
            .build()
            .toString();
    int status = worst == State.DOWN ? 503 : 200;
    return Response.status(status).entity(entity).build();
  }
}
