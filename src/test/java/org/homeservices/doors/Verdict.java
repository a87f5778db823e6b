package org.homeservices.doors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.testing.ChatSite.Begun;

/** Judges what a server has answered to a bad request. */
final class Verdict {
  /**
   * What servers answer from 500 on before they ask the application: RFC 9110 §15.6.6, RFC 9112
   * §6.1; and Undertow to a target that is no path.
   */
  private static final Map<Integer, Pattern> RIGHT =
      Map.of(
          500, Pattern.compile("^[^ ]+ [^/]"),
          505, Pattern.compile("^[^\\r]* HTTP/9\\.9\\r"),
          501, Pattern.compile("\\r\\nTransfer-Encoding: gzip, chunked\\r"));

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\bat (org|java|com|fish|jakarta)\\.|Error report|Payara|glassfish|jersey"
              + "|grizzly|undertow|resteasy|org\\.homeservices|SELECT |jdbc:",
          Pattern.CASE_INSENSITIVE);

  private Verdict() {}

  /** What is wrong with the answer to a request; empty where nothing is. */
  static Optional<String> on(String request, String answer, List<Begun> visitors) {
    Matcher status = STATUS.matcher(answer);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    if (!status.lookingAt()) {
      return Optional.of("is no HTTP");
    }
    int code = Integer.parseInt(status.group(1));
    if (code >= 500 && !isRight(code, request)) {
      return Optional.of("is a " + status.group(1));
    }
    return onText(answer.substring(Math.max(0, answer.indexOf("\r\n\r\n"))), visitors);
  }

  private static boolean isRight(int code, String request) {
    return RIGHT.containsKey(code) && RIGHT.get(code).matcher(request).find();
  }

  /** What is wrong with a text that came from a server. */
  static Optional<String> onText(String text, List<Begun> visitors) {
    Matcher inside = INSIDE.matcher(text);
    if (inside.find()) {
      return Optional.of("tells of the inside: " + inside.group());
    }
    return visitors.stream()
        .filter(visitor -> text.contains(visitor.token()))
        .findFirst()
        .map(visitor -> "repeats a token");
  }
}
