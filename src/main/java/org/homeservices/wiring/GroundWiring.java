package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.cache.ApplicationData;
import org.homeservices.cache.Cache;
import org.homeservices.cache.ChatAnswers;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;
import org.homeservices.knowledge.Gaps;
import org.homeservices.metrics.micrometer.MeteredLedger;
import org.homeservices.metrics.micrometer.Meters;
import org.homeservices.web.socket.Pulse;

/** The stores: in the memory of this node, or on Redis. Any bean may inject what is made here. */
@ApplicationScoped
public class GroundWiring {

  @Produces
  @Singleton
  Ground ground(Settings settings, Clock clock, ScheduledExecutorService executor, Pulse pulse) {
    RedisSettings redis = settings.redis();
    NodeWork work = new NodeWork(clock, executor, pulse::burst);
    return redis == null
        ? new MemoryGround(settings, work)
        : new RedisGround(settings, redis, work);
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
  Generations generations(Ground ground) {
    return ground.generations();
  }

  @Produces
  @Singleton
  @ApplicationData
  Cache applicationData(Ground ground) {
    return ground.applicationData();
  }

  @Produces
  @Singleton
  Register register(Ground ground) {
    return ground.register();
  }

  @Produces
  @Singleton
  @ChatAnswers
  Cache chatAnswers(Ground ground) {
    return ground.chatAnswers();
  }

  @Produces
  @Singleton
  Ledger ledger(Ground ground, Settings settings, Meters meters) {
    ModelSettings model = settings.model();
    List<String> models = model == null ? List.of() : model.models();
    return new MeteredLedger(ground.ledger(), models, meters);
  }

  @Produces
  @Singleton
  Gaps gaps(Ground ground) {
    return ground.gaps();
  }
}
