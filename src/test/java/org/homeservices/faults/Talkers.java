package org.homeservices.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** All visitors of one ground, each in a conversation of its own. */
final class Talkers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What an answer may take beyond what 99 of a hundred took before. */
  private static final long GRACE = Duration.ofSeconds(1).toNanos();

  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, Talkers::daemon);
  private final ProofSettings settings;
  private final List<Talker> all = new ArrayList<>();

  Talkers(Ground ground, ProofSettings settings, int count) {
    this.settings = settings;
    for (int number = 0; number < count; number++) {
      all.add(new Talker(number, ground, settings.pause().toMillis(), timer));
    }
    Waiting.until(() -> all.stream().allMatch(Talker::isWelcomed), PATIENCE);
  }

  /** So many talk for so long; what came of it. */
  Tally talk(int count, Duration time) {
    List<Talker> some = all.subList(0, count);
    some.forEach(Talker::forget);
    some.forEach(Talker::talk);
    Waiting.during(time);
    settle(some);
    return tally(some, System.nanoTime() - time.toNanos(), Long.MAX_VALUE);
  }

  /** All talk, and something goes wrong; what came of it. */
  Tally during(Runnable fault) {
    all.forEach(Talker::forget);
    long begin = System.nanoTime();
    all.forEach(Talker::talk);
    Waiting.during(settings.window());
    long usual = tally(all, begin, Long.MAX_VALUE).wholeAnswer(99) + GRACE;
    long since = System.nanoTime();
    fault.run();
    long over = System.nanoTime();
    Waiting.during(settings.window());
    Waiting.until(() -> isEach(all, one -> one.isNormalSince(over, usual)), PATIENCE);
    settle(all);
    return tally(all, since, usual);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static void settle(List<Talker> some) {
    some.forEach(Talker::beSilent);
    Waiting.until(() -> isEach(some, one -> !one.waits()), PATIENCE);
    // SQL follows behind, by a third of a second.
    Waiting.during(Duration.ofSeconds(2));
  }

  private static Tally tally(List<Talker> some, long since, long usual) {
    Tally tally = new Tally(usual);
    some.forEach(one -> one.tell(tally, since, usual));
    return tally;
  }

  private static boolean isEach(List<Talker> some, Predicate<Talker> condition) {
    return some.stream().allMatch(condition);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "talkers");
    thread.setDaemon(true);
    return thread;
  }
}
