package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.homeservices.web.BadInput;
import org.homeservices.web.Figures;
import org.jspecify.annotations.Nullable;

/** What this node has counted and measured, for programs that watch it. */
@RequestScoped
@Path("admin/metrics")
public class MetricsResource {
  @Inject AdminDoor door;
  @Inject Figures figures;

  /**
   * All of it, in the text format of Prometheus; the names are those of METRICS.md.
   *
   * @throws BadInput where it is not the owner who asks
   */
  @GET
  @Produces(Figures.MEDIA_TYPE)
  public String metrics(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    door.admit(authorization);
    return figures.text();
  }
}
