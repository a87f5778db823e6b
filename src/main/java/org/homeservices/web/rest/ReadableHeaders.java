package org.homeservices.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;

/**
 * Lets no resource be chosen by headers that cannot be read: implementations take some of them for
 * a defect of their own. {@code Accept} is disregarded (RFC 9110 §12.5.1): every address has one
 * representation.
 */
@Provider
@PreMatching
public class ReadableHeaders implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().remove(HttpHeaders.ACCEPT);
    try {
      Object unused = request.getMediaType();
    } catch (RuntimeException unreadable) {
      throw new BadInput(ErrorCode.BAD_FIELD, HttpHeaders.CONTENT_TYPE);
    }
  }
}
