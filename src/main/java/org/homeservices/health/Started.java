package org.homeservices.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the application has begun as a whole, and its first answer need not be waited for. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {
  @Inject Health health;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("home-services-chat").status(health.hasStarted()).build();
  }
}
