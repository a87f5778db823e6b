package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.homeservices.web.Problem;

/** An answer of HTTP that no cache may keep. */
final class Reply {
  private final int status;
  private final String type;
  private final Map<String, String> headers;
  private final byte[] entity;

  /**
   * @param headers beside that of the content's type
   */
  Reply(int status, String type, Map<String, String> headers, byte[] entity) {
    this.status = status;
    this.type = type;
    this.headers = headers;
    this.entity = entity.clone();
  }

  /** 200 with JSON. */
  static Reply json(Map<String, String> headers, String text) {
    return new Reply(200, MediaType.APPLICATION_JSON, headers, text.getBytes(UTF_8));
  }

  /** Problem details. */
  static Reply problem(int status, Map<String, String> headers, String text) {
    return new Reply(status, Problem.MEDIA_TYPE, headers, text.getBytes(UTF_8));
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] entity() {
    return entity.clone();
  }

  /** Needs a container. */
  Response response() {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(type)
            .entity(entity)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.forEach(response::header);
    return response.build();
  }
}
