package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.homeservices.chat.ChatWatch;
import org.homeservices.config.Settings;
import org.homeservices.metrics.micrometer.MeteredChat;
import org.homeservices.metrics.micrometer.MeteredLimits;
import org.homeservices.metrics.micrometer.Meters;
import org.homeservices.web.Sessions;

/** What is counted and measured, and where that is read. */
@ApplicationScoped
public class MetricsWiring {
  @Produces
  @Singleton
  Meters meters() {
    return new Meters();
  }

  void close(@Disposes Meters meters) {
    meters.close();
  }

  @Produces
  @Singleton
  Sessions sessions(Settings settings) {
    return new Sessions(settings.web().maxSessions());
  }

  @Produces
  @Singleton
  ChatWatch watch(Meters meters) {
    return new MeteredChat(meters);
  }

  /** The limits that all others inject, as limiter and as leases. */
  @Produces
  @Singleton
  MeteredLimits limits(Ground stores, Meters meters) {
    return new MeteredLimits(stores.limiter(), stores.leases(), meters);
  }
}
