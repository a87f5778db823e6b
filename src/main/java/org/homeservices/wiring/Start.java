package org.homeservices.wiring;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.chat.ChatRoom;
import org.homeservices.config.Settings;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.web.socket.OpenSockets;

/** Starts the application as a whole, so that nothing is made while the first visitor waits. */
@ApplicationScoped
public class Start {
  private static final System.Logger LOGGER = System.getLogger(Start.class.getName());

  private final long began = System.nanoTime();

  @Inject Settings settings;
  @Inject ScheduledExecutorService executor;
  @Inject KnowledgeBase knowledge;
  @Inject KnowledgeReload reload;
  @Inject InMemoryChannelLayer channels;
  @Inject InMemoryConversationStore conversations;
  @Inject ChatRoom room;
  @Inject OpenSockets sockets;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    settings.warnings().forEach(warning -> LOGGER.log(WARNING, warning));
    every(1, sockets::check);
    every(2, reload::look);
    every(60, channels::forgetUnused);
    every(60, conversations::forgetOutlived);
    LOGGER.log(
        INFO,
        "home-services-chat is ready: {0} articles, {1}, node memory only;"
            + " {2} ms since the JVM began, {3} of them for its own rooms",
        knowledge.size(),
        settings.model() == null ? "no language model" : "model " + settings.model().model(),
        ManagementFactory.getRuntimeMXBean().getUptime(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  private void every(int seconds, Runnable task) {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(() -> safely(task), seconds, seconds, TimeUnit.SECONDS);
  }

  /** A periodic task that throws would never run again. */
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOGGER.log(ERROR, "periodic task failed", e);
    }
  }
}
