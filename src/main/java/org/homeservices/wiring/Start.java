package org.homeservices.wiring;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Assistant;
import org.homeservices.chat.ChatRoom;
import org.homeservices.config.Settings;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.database.sql.UnusableDatabase;
import org.homeservices.health.Health;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.web.frame.Departure;
import org.homeservices.web.socket.OpenSockets;
import org.homeservices.web.sse.OpenStreams;

/** Starts the application as a whole, so that nothing is made while the first visitor waits. */
@ApplicationScoped
public class Start {
  private static final System.Logger LOGGER = System.getLogger(Start.class.getName());

  private final long began = System.nanoTime();

  /** Made first, so that what the others log has its form. */
  @Inject Journal journal;

  @Inject Settings settings;
  @Inject ScheduledExecutorService executor;
  @Inject KnowledgeBase knowledge;
  @Inject KnowledgeReload reload;
  @Inject SqlDatabase database;
  @Inject Ground ground;
  @Inject Assistant assistant;
  @Inject ChatRoom room;
  @Inject OpenSockets sockets;
  @Inject OpenStreams streams;
  @Inject Housekeeping housekeeping;
  @Inject Health health;
  @Inject Watching watching;
  @Inject Departure departure;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    DelayThread.start();
    settings.warnings().forEach(warning -> LOGGER.log(WARNING, warning));
    startStores();
    executor.execute(assistant::prepare);
    every(Duration.ofSeconds(1), sockets::check);
    every(Duration.ofSeconds(1), streams::check);
    reload.start(this::every);
    housekeeping.start(this::every);
    watching.start();
    health.started();
    LOGGER.log(
        INFO,
        "home-services-chat is ready: {0} articles, {1}, {2};"
            + " {3} ms since the JVM began, {4} of them for its own rooms",
        knowledge.size(),
        settings.model() == null ? "no language model" : "model " + settings.model().model(),
        ground.description(),
        ManagementFactory.getRuntimeMXBean().getUptime(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  /**
   * Before any of the stores ends, whose order nobody promises; 23 s at most. Payara mostly ends
   * sockets after this, WildFly before.
   */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    departure.begin().thenCompose(report -> room.stop()).toCompletableFuture().join();
  }

  private void startStores() {
    try {
      database.start();
      ground.start(this::every);
    } catch (MissingServer | UnusableDatabase e) {
      BadStart.end("home-services-chat cannot start: " + e.getMessage(), MissingServer.EXIT_CODE);
      throw e;
    }
  }

  private void every(Duration pause, Runnable task) {
    long millis = pause.toMillis();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(() -> safely(task), millis, millis, TimeUnit.MILLISECONDS);
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
