package org.homeservices.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** All conversations on one ground, in which somebody posts all the time. */
final class Town implements AutoCloseable {
  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Town::daemon);
  private final Ground ground;
  private final List<Room> rooms;
  private final int rate;

  // Guarded by this.
  private int turn;
  private boolean posting;

  Town(Ground ground, FaultSettings settings) {
    this.ground = ground;
    this.rate = settings.rate();
    this.rooms =
        IntStream.range(0, settings.conversations())
            .mapToObj(index -> new Room(ground, index, timer))
            .toList();
    rooms.forEach(room -> room.visitors().forEach(Visitor::call));
    Waiting.until(this::areSettled, PATIENCE);
    long period = TimeUnit.SECONDS.toNanos(1) / rate;
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(this::post, period, period, TimeUnit.NANOSECONDS);
  }

  /** Does so many faults one after the other, as one, under load; {@code next} does each. */
  Outcome during(Runnable fault) {
    rooms.forEach(Room::forget);
    set(true);
    Waiting.during(BEFORE);
    long since = System.nanoTime();
    fault.run();
    Waiting.during(AFTER);
    Waiting.until(this::haveRecovered, PATIENCE);
    set(false);
    Waiting.until(this::areSettled, PATIENCE);
    return rooms.stream().map(room -> room.outcome(since)).reduce(Outcome.NONE, Outcome::plus);
  }

  /** How many acknowledged messages SQL does not hold, which follows behind. */
  long missingInSql() {
    Waiting.until(() -> countMissingInSql() == 0, CATCH_UP);
    return countMissingInSql();
  }

  /** How many acknowledged messages no log holds. */
  long missingInLogs() {
    return rooms.stream().mapToLong(Room::missingInLog).sum();
  }

  Ground ground() {
    return ground;
  }

  int rate() {
    return rate;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private long countMissingInSql() {
    return rooms.stream().mapToLong(Room::missingInSql).sum();
  }

  private boolean areSettled() {
    return rooms.stream().allMatch(Room::isSettled);
  }

  private boolean haveRecovered() {
    return rooms.stream().flatMap(room -> room.visitors().stream()).allMatch(Visitor::isWelcomed);
  }

  private synchronized void set(boolean now) {
    posting = now;
  }

  private void post() {
    Room next;
    synchronized (this) {
      if (!posting) {
        return;
      }
      next = rooms.get(turn++ % rooms.size());
    }
    next.post();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "town");
    thread.setDaemon(true);
    return thread;
  }
}
