package org.homeservices.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.config.Settings;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryLeases;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;

/** Everything in the memory of this node. */
final class MemoryGround implements Ground {
  private final InMemoryChannelLayer channels;
  private final InMemoryConversationStore conversations;
  private final RateLimiter limiter = new InMemoryRateLimiter(System::nanoTime);
  private final Leases leases = new InMemoryLeases();

  MemoryGround(Settings settings, Clock clock) {
    this.channels = new InMemoryChannelLayer(settings.channel(), clock);
    this.conversations = new InMemoryConversationStore(settings.web().tokenLife(), clock);
  }

  @Override
  public String description() {
    return "node memory only";
  }

  @Override
  public ChannelLayer channels() {
    return channels;
  }

  @Override
  public History history() {
    return channels;
  }

  @Override
  public Presence presence() {
    return channels;
  }

  @Override
  public Link link() {
    return channels;
  }

  @Override
  public ConversationStore conversations() {
    return conversations;
  }

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public void start(BiConsumer<Duration, Runnable> every) {
    every.accept(Duration.ofMillis(250), channels::tellSizes);
    every.accept(Duration.ofMinutes(1), channels::forgetUnused);
    every.accept(Duration.ofMinutes(1), conversations::forgetOutlived);
  }

  @Override
  public void stop() {
    // Nothing outlives the node's memory.
  }
}
