package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.web.socket.Pulse;

/** The stores: in the memory of this node, or on Redis. Any bean may inject what is made here. */
@ApplicationScoped
public class GroundWiring {

  @Produces
  @Singleton
  Ground ground(Settings settings, Clock clock, Pulse pulse) {
    RedisSettings redis = settings.redis();
    return redis == null
        ? new MemoryGround(settings, clock)
        : new RedisGround(settings, redis, pulse::burst);
  }

  void stop(@Disposes Ground ground) {
    ground.stop();
  }

  @Produces
  @Singleton
  ChannelLayer channels(Ground ground) {
    return ground.channels();
  }

  @Produces
  @Singleton
  History history(Ground ground) {
    return ground.history();
  }

  @Produces
  @Singleton
  Presence presence(Ground ground) {
    return ground.presence();
  }

  @Produces
  @Singleton
  Link link(Ground ground) {
    return ground.link();
  }

  @Produces
  @Singleton
  ConversationStore conversations(Ground ground) {
    return ground.conversations();
  }

  @Produces
  @Singleton
  RateLimiter limiter(Ground ground) {
    return ground.limiter();
  }

  @Produces
  @Singleton
  Leases leases(Ground ground) {
    return ground.leases();
  }
}
