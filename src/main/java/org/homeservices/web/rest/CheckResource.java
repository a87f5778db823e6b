package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.check.InspectionRunning;
import org.homeservices.check.Inspector;
import org.homeservices.check.ReportJson;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The deployment check of the node that answers, for the owner alone. */
@RequestScoped
@Path("admin/check")
public class CheckResource {
  private static final String TRUE = "true";
  private static final String FALSE = "false";

  @Inject AdminDoor door;
  @Inject Inspector inspector;

  /**
   * Checks, for some seconds: {@code {failed, counts{}, settings[], findings[]}}. 200 whatever was
   * found; 409 {@code busy} while another check runs here.
   *
   * @param deploy {@code true}: the rules of production too
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> check(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @QueryParam("deploy") @Nullable String deploy) {
    door.admit(authorization);
    return inspector
        .inspect(flag(deploy))
        .handle(
            (report, failure) -> {
              if (failure != null) {
                throw told(failure);
              }
              return Response.ok(ReportJson.of(report)).build();
            });
  }

  private static boolean flag(@Nullable String text) {
    if (text == null || text.equals(FALSE)) {
      return false;
    }
    if (text.equals(TRUE)) {
      return true;
    }
    throw new BadInput(ErrorCode.BAD_FIELD, "deploy");
  }

  private static RuntimeException told(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof InspectionRunning
        ? new BadInput(ErrorCode.BUSY, null)
        : new CompletionException(failure);
  }
}
