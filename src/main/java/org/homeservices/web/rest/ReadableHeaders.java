package org.homeservices.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;

/**
 * Lets no resource be chosen by headers that cannot be read: implementations take some of them for
 * a defect of their own. An {@code Accept} whose weights are none (RFC 9110 §12.4.2) counts as
 * none, a {@code Content-Type} that is none is refused.
 */
@Provider
@PreMatching
public class ReadableHeaders implements ContainerRequestFilter {
  private static final Pattern NO_WEIGHT =
      Pattern.compile("(?i);\\s*q\\s*=\\s*(?!(0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*([,;]|$))");

  @Override
  public void filter(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    List<String> accepted = headers.getOrDefault(HttpHeaders.ACCEPT, List.of());
    if (accepted.stream().anyMatch(value -> NO_WEIGHT.matcher(value).find())) {
      headers.remove(HttpHeaders.ACCEPT);
    }
    try {
      Object unused = request.getMediaType();
    } catch (RuntimeException unreadable) {
      throw new BadInput(ErrorCode.BAD_FIELD, HttpHeaders.CONTENT_TYPE);
    }
  }
}
