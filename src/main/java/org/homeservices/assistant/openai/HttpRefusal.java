package org.homeservices.assistant.openai;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;

/** What the head of a reply says where no text will follow it. */
final class HttpRefusal {
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);
  private static final Set<Integer> LOCKED_OUT = Set.of(401, 402, 404, 407);
  private static final int OK = 200;

  private HttpRefusal() {}

  /** Empty where an event stream follows. */
  static Optional<ModelFailure> of(ResponseInfo head) {
    int status = head.statusCode();
    if (status != OK) {
      ModelFailure failure = new ModelFailure(kind(status), "HTTP status " + status);
      return Optional.of(pause(head.headers()).map(failure::retryAfter).orElse(failure));
    }
    String type = head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/event-stream")
        ? Optional.empty()
        : Optional.of(new ModelFailure("the reply is no event stream"));
  }

  /** A redirection is none that we follow: the base URL is wrong. */
  private static Kind kind(int status) {
    if (PASSING.contains(status) || status >= 500) {
      return Kind.PASSING;
    }
    boolean redirection = status >= 300 && status < 400;
    return redirection || LOCKED_OUT.contains(status) ? Kind.LOCKED_OUT : Kind.REFUSED;
  }

  /** Seconds, or a date, which is read by the server's own clock. */
  private static Optional<Duration> pause(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            value ->
                value.matches("[0-9]{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                    : between(headers.firstValue("Date").orElse(""), value));
  }

  private static Optional<Duration> between(String now, String then) {
    try {
      Duration pause = Duration.between(date(now), date(then));
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Instant date(String header) {
    return RFC_1123_DATE_TIME.parse(header, Instant::from);
  }
}
