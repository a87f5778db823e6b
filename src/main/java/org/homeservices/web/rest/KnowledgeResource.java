package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The articles, which the owner alone may read and edit as they are written. */
@RequestScoped
@Path("admin/knowledge")
public class KnowledgeResource {
  /** WildFly cuts off what has more than 10 MiB, and tells the client nothing of it. */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private static final int USUAL_VERSIONS = 20;
  private static final int MOST_VERSIONS = 100;
  private static final String ARTICLE = "{locale}/{id}";

  @Inject AdminDoor door;
  @Inject KnowledgeCalls calls;

  /** All articles: {@code {revision, articles[]}}, or a zip of their files for who accepts that. */
  @GET
  public CompletionStage<Response> all(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    door.admit(authorization);
    return calls.all(accept).thenApply(Reply::response);
  }

  /** Replaces all articles by those of a body as {@link #all} gives it. */
  @PUT
  public CompletionStage<Response> replaceAll(
      InputStream body,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
      throws IOException {
    door.admit(authorization);
    return calls.replaceAll(bytes(body, MOST_BYTES), ifMatch).thenApply(Reply::response);
  }

  /**
   * Versions of an article, the newest first: {@code {locale, id, versions[]}}.
   *
   * @param before those with a smaller number; all where it is missing
   * @param limit 1–100; 20 where it is missing
   */
  @GET
  @Path(ARTICLE)
  public CompletionStage<Response> versions(
      @PathParam("locale") String locale,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable String limit) {
    door.admit(authorization);
    int first = number("before", before, Integer.MAX_VALUE, Integer.MAX_VALUE);
    int most = number("limit", limit, USUAL_VERSIONS, MOST_VERSIONS);
    return calls.versions(locale, id, first, most).thenApply(Reply::response);
  }

  /** Adds or replaces an article; the body is its file. */
  @PUT
  @Path(ARTICLE)
  public CompletionStage<Response> put(
      InputStream body,
      @PathParam("locale") String locale,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
      throws IOException {
    door.admit(authorization);
    byte[] file = bytes(body, ArticleReader.MOST_BYTES);
    return calls.put(locale, id, file, ifMatch).thenApply(Reply::response);
  }

  /** Removes an article; its versions stay. */
  @DELETE
  @Path(ARTICLE)
  public CompletionStage<Response> remove(
      @PathParam("locale") String locale,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    door.admit(authorization);
    return calls.remove(locale, id, ifMatch).thenApply(Reply::response);
  }

  private static byte[] bytes(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new BadInput(ErrorCode.TOO_LONG, null);
    }
    return bytes;
  }

  private static int number(String name, @Nullable String text, int fallback, int most) {
    try {
      int number = text == null ? fallback : Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadInput(ErrorCode.BAD_FIELD, name);
    }
    throw new BadInput(ErrorCode.BAD_FIELD, name);
  }
}
