package org.homeservices.metrics.micrometer;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheStats;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Link;
import org.homeservices.database.PoolLoad;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.homeservices.web.Sessions.Kind;

/** Reads what the rooms count themselves, and how they stand. */
public final class Watched {
  private static final String ENDED = "sessions.ended";

  private final Meters meters;

  public Watched(Meters meters) {
    this.meters = meters;
  }

  /** Sockets and event streams. */
  public void sessions(Sessions sessions) {
    for (Kind kind : Kind.values()) {
      String of = MeteredChat.code(kind);
      meters.gauge("sessions.open", "Open now", () -> sessions.open(kind), "kind", of);
      meters.counted("sessions.opened", "Opened", () -> sessions.opened(kind), "kind", of);
      meters.counted(
          "sessions.refused", "Refused by a full node", () -> sessions.refused(kind), "kind", of);
      ended(sessions, kind);
    }
    meters.gauge("sessions.limit", "CHAT_MAX_SESSIONS; 0: none", sessions::most);
    meters.counted("frames.sent", "Frames handed to the writers of clients", sessions::frames);
  }

  private void ended(Sessions sessions, Kind kind) {
    String of = MeteredChat.code(kind);
    String help = "Ended, by which close code of this node";
    meters.counted(ENDED, help, () -> sessions.ended(kind, null), "kind", of, "code", "client");
    for (CloseCode code : CloseCode.values()) {
      String number = Integer.toString(code.number());
      meters.counted(ENDED, help, () -> sessions.ended(kind, code), "kind", of, "code", number);
    }
  }

  /** What channels have dropped, and whether the other nodes can be reached. */
  public void channels(Drops drops, Link link) {
    for (DropReason reason : DropReason.values()) {
      meters.counted(
          "channel.drops",
          "What channels have dropped",
          () -> drops.of(reason),
          "reason",
          MeteredChat.code(reason));
    }
    meters.flag("link.up", "Whether Redis is reached; always 1 without one", link::isUp);
  }

  /** A cache, by its name. */
  public void cache(String name, CacheStats stats) {
    for (CacheEvent event : CacheEvent.values()) {
      meters.counted(
          "cache.events",
          "What happened in a cache",
          () -> stats.of(event),
          "cache",
          name,
          "event",
          MeteredChat.code(event));
    }
  }

  /** Whether all caches are where they are kept. */
  public void cachesUp(BooleanSupplier areUp) {
    meters.flag("caches.up", "Whether the caches' Redis is reached; always 1 without one", areUp);
  }

  /**
   * The database.
   *
   * @param load of its pool
   * @param unfiled how many messages wait for it
   */
  public void database(BooleanSupplier isUp, Supplier<PoolLoad> load, IntSupplier unfiled) {
    meters.flag("database.up", "Whether the database is reached", isUp);
    String connections = "database.connections";
    String help = "Connections of the pool";
    meters.gauge(connections, help, () -> load.get().active(), "state", "active");
    meters.gauge(connections, help, () -> load.get().idle(), "state", "idle");
    meters.gauge("database.waiting", "Who waits for a connection", () -> load.get().waiting());
    meters.gauge("database.connections.limit", "DB_POOL_SIZE", () -> load.get().most());
    meters.gauge("messages.unfiled", "Messages that wait for the database", unfiled::getAsInt);
  }

  /** The threads of the chat. */
  public void threads(ScheduledThreadPoolExecutor threads) {
    meters.gauge("threads.active", "Threads of the chat at work", threads::getActiveCount);
    meters.gauge("threads.size", "Threads of the chat", threads::getCorePoolSize);
    meters.gauge(
        "threads.queued",
        "Tasks that wait, or whose time has not come",
        () -> threads.getQueue().size());
  }

  /** Whether a model is left alone since it fails. */
  public void model(String name, BooleanSupplier isResting) {
    meters.flag(
        "model.resting", "Whether a model is left alone since it fails", isResting, "model", name);
  }
}
