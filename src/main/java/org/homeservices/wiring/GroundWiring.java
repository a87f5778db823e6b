package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.config.Settings;
import org.homeservices.conversation.memory.InMemoryConversationStore;

/** The stores, in the memory of this node. */
@ApplicationScoped
public class GroundWiring {

  @Produces
  @Singleton
  InMemoryChannelLayer channels(Settings settings, Clock clock) {
    return new InMemoryChannelLayer(settings.channel(), clock);
  }

  @Produces
  @Singleton
  InMemoryConversationStore conversations(Settings settings, Clock clock) {
    return new InMemoryConversationStore(settings.web().tokenLife(), clock);
  }
}
