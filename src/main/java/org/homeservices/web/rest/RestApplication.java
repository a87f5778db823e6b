package org.homeservices.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The HTTP API under {@code /api}. */
@ApplicationPath("api")
public class RestApplication extends Application {

  /** Jersey would describe the API to everybody; other servers do not know the property. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
