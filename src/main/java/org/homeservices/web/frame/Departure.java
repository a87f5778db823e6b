package org.homeservices.web.frame;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * How a node goes without anybody losing anything (ADR 0041): nobody new is let in; whoever is
 * there is told when to come back, which is elsewhere by then; who stays is closed; and the answers
 * that are being written here are written to their end. What comes in meanwhile is handled as ever.
 * There is no way back: a node that has begun to go is started anew. Thread-safe; nothing blocks.
 */
public final class Departure {
  private static final System.Logger LOGGER = System.getLogger(Departure.class.getName());
  private static final long LOOK_MILLIS = 50;

  private final Attendance attendance;
  private final IntSupplier answering;
  private final DepartureTimes times;
  private final ScheduledExecutorService executor;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Report> over = new CompletableFuture<>();

  /**
   * What came of it.
   *
   * @param told how many sockets and streams were told to come back
   * @param closed how many of them had not gone, and were closed
   * @param unanswered in how many conversations a question is still being answered; other nodes go
   *     on with these answers when this one has ended
   * @param millis how long it took
   */
  public record Report(int told, int closed, int unanswered, long millis) {}

  /**
   * @param answering in how many conversations a question is being answered here
   * @param executor looks how it stands, and closes who has not gone
   */
  public Departure(
      Attendance attendance,
      IntSupplier answering,
      DepartureTimes times,
      ScheduledExecutorService executor) {
    this.attendance = attendance;
    this.answering = answering;
    this.times = times;
    this.executor = executor;
  }

  /** Whether it has begun: the node is to be sent nobody any more. */
  public boolean hasBegun() {
    return begun.get();
  }

  /**
   * Begins, or joins what has begun. Completed when everybody is gone and everything answered, or
   * its time is over; never fails.
   */
  public CompletionStage<Report> begin() {
    if (begun.compareAndSet(false, true)) {
      new Leaving(attendance.close()).begin();
    }
    return over.copy();
  }

  /** One going, from its first word on. */
  private final class Leaving {
    private final List<Outlet> guests;
    private final Duration spread;
    private final long since = System.nanoTime();
    private int closed;
    private boolean sentAway;

    Leaving(List<Outlet> present) {
      guests = new ArrayList<>(present);
      spread = times.spread(guests.size());
    }

    void begin() {
      LOGGER.log(INFO, "this node leaves sockets={0} answers={1}", guests.size(), answers());
      // Tabs of one visitor, and visitors of one proxy, have come one after the other.
      Collections.shuffle(guests);
      for (int turn = 0; turn < guests.size(); turn++) {
        Duration own = spread.multipliedBy(turn).dividedBy(guests.size());
        guests.get(turn).send(Replies.reconnect(times.notice().plus(own)));
      }
      look();
    }

    private void look() {
      boolean isEmpty = guests.isEmpty() || attendance.size() == 0;
      Duration passed = Duration.ofNanos(System.nanoTime() - since);
      Duration patience = times.notice().plus(spread).plus(times.courtesy());
      if (!isEmpty && !sentAway && isOver(passed, patience)) {
        sentAway = true;
        closed = attendance.sendAway();
      }
      boolean isAlone = isEmpty || isOver(passed, patience.plus(times.courtesy()));
      if (isOver(passed, times.most()) || (isAlone && answers() == 0)) {
        end(passed);
      } else {
        ScheduledFuture<?> unused =
            executor.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    private void end(Duration passed) {
      Report report = new Report(guests.size(), closed, answers(), passed.toMillis());
      LOGGER.log(
          INFO,
          "this node has left told={0} closed={1} unanswered={2} millis={3}",
          report.told(),
          report.closed(),
          report.unanswered(),
          report.millis());
      over.complete(report);
    }

    private int answers() {
      return answering.getAsInt();
    }

    private static boolean isOver(Duration passed, Duration limit) {
      return passed.compareTo(limit) >= 0;
    }
  }
}
