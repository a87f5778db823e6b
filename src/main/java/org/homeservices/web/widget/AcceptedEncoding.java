package org.homeservices.web.widget;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client says of the encodings that it reads (RFC 9110 §12.5.3). */
final class AcceptedEncoding {
  private static final String GZIP = "gzip";

  private AcceptedEncoding() {}

  /** Whether it reads gzip. */
  static boolean isGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String accepted = header.toLowerCase(Locale.ROOT);
    OptionalDouble named = weight(accepted, GZIP);
    return (named.isPresent() ? named : weight(accepted, "*")).orElse(0) > 0;
  }

  private static OptionalDouble weight(String accepted, String coding) {
    return Stream.of(accepted.split(",", -1))
        .map(String::strip)
        .filter(one -> one.split(";", 2)[0].strip().equals(coding))
        .mapToDouble(AcceptedEncoding::weight)
        .findFirst();
  }

  /** What is no number weighs nothing: the plain form is always right. */
  private static double weight(String one) {
    String parameter = one.substring(Math.max(one.indexOf(';'), 0)).replaceAll("[;\\s]", "");
    if (one.indexOf(';') < 0) {
      return 1;
    }
    return parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
        ? Double.parseDouble(parameter.substring("q=".length()))
        : 0;
  }
}
