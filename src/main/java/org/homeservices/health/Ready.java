package org.homeservices.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.homeservices.health.Health.Check;
import org.homeservices.health.Health.State;

/** Ready: visitors can be served. Degraded is still ready, and says so. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
  private static final int PATIENCE_SECONDS = 3;

  @Inject Health health;

  @Override
  public HealthCheckResponse call() {
    // MicroProfile Health has no asynchronous check, so this one waits, with a bound.
    List<Check> checks =
        health
            .checks()
            .toCompletableFuture()
            .completeOnTimeout(
                List.of(new Check("channel", State.DOWN)), PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("home-services-chat");
    checks.forEach(
        check -> response.withData(check.name(), check.state().name().toLowerCase(Locale.ROOT)));
    return response.status(Health.worst(checks) != State.DOWN).build();
  }
}
