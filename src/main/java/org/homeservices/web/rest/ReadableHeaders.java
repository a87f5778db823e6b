package org.homeservices.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;

/**
 * Lets no resource be chosen by a {@code Content-Type} that cannot be read, but refuses it:
 * implementations take some of them for a defect of their own.
 */
@Provider
@PreMatching
public class ReadableHeaders implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    try {
      Object unused = request.getMediaType();
    } catch (RuntimeException unreadable) {
      throw new BadInput(ErrorCode.BAD_FIELD, HttpHeaders.CONTENT_TYPE);
    }
  }
}
