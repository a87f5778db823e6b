package org.homeservices.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problem details (RFC 9457), with {@code code} from the protocol's catalogue. */
public final class Problem {
  /** Their media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final List<String> REPEATED = List.of("field", "clientId", "retryAfter");

  private Problem() {}

  /**
   * A body for an error answer.
   *
   * @param status the answer's HTTP status
   * @param field the field it is about, null where it is none
   */
  public static String of(ErrorCode code, int status, @Nullable String field, Locale locale) {
    JsonObjectBuilder problem =
        JsonText.object()
            .add("type", "about:blank")
            .add("title", code.code())
            .add("status", status)
            .add("code", code.code())
            .add("detail", Translations.error(code, locale));
    return JsonText.addIfThere(problem, "field", field).build().toString();
  }

  /** A body that says what an {@code error} frame says. */
  public static String of(JsonObject error) {
    ErrorCode code = ErrorCode.named(error.getString("code"));
    JsonObjectBuilder problem =
        JsonText.object()
            .add("type", "about:blank")
            .add("title", code.code())
            .add("status", code.httpStatus())
            .add("code", code.code())
            .add("detail", error.getString("message"));
    REPEATED.stream()
        .filter(error::containsKey)
        .forEach(name -> problem.add(name, error.get(name)));
    return problem.build().toString();
  }
}
