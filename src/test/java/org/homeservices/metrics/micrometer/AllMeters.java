package org.homeservices.metrics.micrometer;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.cache.CacheStats;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Link;
import org.homeservices.database.PoolLoad;
import org.homeservices.ratelimit.memory.InMemoryLeases;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.web.Sessions;

/** All meters of a node that has a model. */
public final class AllMeters implements AutoCloseable {
  static final String MODEL = "tiny";

  final Meters meters = new Meters();
  final Sessions sessions = new Sessions(2);
  final CacheStats stats = new CacheStats();
  final Drops drops = new Drops();
  final MeteredChat chat = new MeteredChat(meters);
  final MeteredLimits limits =
      new MeteredLimits(new InMemoryRateLimiter(() -> 0), new InMemoryLeases(), meters);
  final MeteredLedger ledger;
  final MeteredModel model;

  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(3);

  /** With nothing counted yet. */
  public AllMeters() {
    InMemoryLedger books = new InMemoryLedger(new Budget(0), Clock.systemUTC());
    this.ledger = new MeteredLedger(books, List.of(MODEL), meters);
    this.model =
        new MeteredModel(
            (prompt, sink) -> completedStage(new Completion(Finish.STOP, Usage.NONE, MODEL)),
            MODEL,
            meters);
    Watched watched = new Watched(meters);
    watched.sessions(sessions);
    watched.channels(drops, new Up());
    watched.cache("application_data", new CacheStats());
    watched.cache("chat_answers", stats);
    watched.cachesUp(() -> true);
    watched.database(() -> false, () -> new PoolLoad(1, 2, 3, 4), () -> 5);
    watched.threads(threads);
    watched.model(MODEL, () -> true);
  }

  /** The families that are served. */
  public Set<String> names() {
    return meters
        .text()
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1)[2])
        .collect(Collectors.toSet());
  }

  /** The value of a series. */
  String value(String series) {
    return meters
        .text()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .findFirst()
        .orElse("not served: " + series);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    meters.close();
  }

  /** A link that holds. */
  private record Up() implements Link {
    @Override
    public boolean isUp() {
      return true;
    }

    @Override
    public void watch(Consumer<Boolean> watcher) {
      throw new UnsupportedOperationException("nobody waits for it");
    }
  }
}
