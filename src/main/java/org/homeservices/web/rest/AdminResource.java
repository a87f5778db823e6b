package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.Gap;
import org.homeservices.knowledge.Gaps;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.jspecify.annotations.Nullable;

/** What the owner alone may ask. */
@RequestScoped
@Path("admin")
public class AdminResource {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  @Inject AdminDoor door;
  @Inject Gaps gaps;

  /**
   * The questions that no article answers, those asked most often first: {@code {unanswered[]}}.
   *
   * @param limit 1–1000; 50 where it is missing
   */
  @GET
  @Path("unanswered")
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> unanswered(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @QueryParam("limit") @Nullable String limit) {
    door.admit(authorization);
    return gaps.most(number(limit))
        .handle(
            (found, failure) -> {
              if (failure != null) {
                throw new BadInput(ErrorCode.LAYER_UNAVAILABLE, null);
              }
              return Response.ok(json(found)).build();
            });
  }

  /** One object for each question. */
  static String json(List<Gap> gaps) {
    JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
    for (Gap gap : gaps) {
      rows.add(
          JsonText.object()
              .add("question", gap.question())
              .add("language", gap.language().toLanguageTag())
              .add("page", gap.page())
              .add("count", gap.count())
              .add("firstAt", gap.first().toString())
              .add("lastAt", gap.last().toString()));
    }
    return JsonText.object().add("unanswered", rows).build().toString();
  }

  private static int number(@Nullable String text) {
    try {
      int number = text == null ? USUAL : Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadInput(ErrorCode.BAD_FIELD, "limit");
    }
    throw new BadInput(ErrorCode.BAD_FIELD, "limit");
  }
}
