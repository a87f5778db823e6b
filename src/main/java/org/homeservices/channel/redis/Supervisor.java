package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Link;

/**
 * Sees to it that a node reaches Redis, and comes back by itself when it did not: connects, binds
 * the scripts, attaches the groups, and lets the lanes go; looks at every tick whether all of that
 * still holds. Never gives up. Works on one thread of its own, which may wait.
 */
final class Supervisor implements Link {
  private static final System.Logger LOGGER = System.getLogger(Supervisor.class.getName());

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final int MOST_PROBES_MISSED = 2;
  private static final Duration A_WHILE = Duration.ofMillis(500);

  private final List<Shard> shards;
  private final Redis redis;
  private final Inbox inbox;
  private final Attacher attacher;
  private final NodeSettings settings;
  private final Duration renewal;
  private final ScheduledExecutorService thread;
  private final AtomicBoolean up = new AtomicBoolean();
  private final Probes probes;
  private final List<Consumer<Boolean>> watchers = new CopyOnWriteArrayList<>();

  // Known to the thread alone.
  private Set<String> alive = Set.of();
  private int probesMissed;
  private int failures;
  private long renewedAt;

  /** The server is another one, and the other nodes have not had their time yet. */
  private boolean owesGrace;

  /**
   * @param renewal how often Redis is told again who is in which group
   * @param thread its only thread
   */
  Supervisor(
      List<Shard> shards,
      Redis redis,
      Inbox inbox,
      Attacher attacher,
      NodeSettings settings,
      Duration renewal,
      ScheduledExecutorService thread) {
    this.shards = shards;
    this.redis = redis;
    this.inbox = inbox;
    this.attacher = attacher;
    this.settings = settings;
    this.renewal = renewal;
    this.thread = thread;
    this.probes = new Probes(shards.size());
  }

  /** Begins to connect, and to look after the connection. */
  void start() {
    long tick = settings.tick().toMillis();
    execute(this::recover);
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isUp() {
    return up.get() && shards.stream().allMatch(shard -> shard.lane().isOpen());
  }

  @Override
  public void watch(Consumer<Boolean> watcher) {
    watchers.add(watcher);
  }

  /** Something did not get through. On any thread, at any time, more than once. */
  void lost(Throwable failure) {
    if (up.compareAndSet(true, false)) {
      LOGGER.log(WARNING, "Redis is out of reach: {0}", Redis.root(failure));
      execute(this::takeDown);
    }
  }

  /** Messages may have been missed. On any thread. */
  void missed(Partition partition) {
    execute(() -> attachIfUp(partition));
  }

  /** Messages may be missing, but asking at once may fail as asking has just failed. */
  void missedSoon(Partition partition) {
    schedule(() -> attachIfUp(partition), A_WHILE.toMillis());
  }

  /** A probe has come back. */
  void seen(Partition partition, long number) {
    probes.seen(partition, number);
  }

  private void recover() {
    if (up.get()) {
      return;
    }
    try {
      redis.connect();
      inbox.open();
      bind(tick());
      if (!probes.areSeenWithin(A_WHILE)) {
        // Subscriptions that were there before the outage take their time to come back.
        inbox.close();
        inbox.open();
        bind(tick());
        awaitProbes();
      }
      attachAll();
      if (owesGrace) {
        // Other nodes may know of entries that this one does not, and put them back now.
        schedule(this::goOn, settings.grace().toMillis());
      } else {
        goOn();
      }
    } catch (RuntimeException | Error e) {
      long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
      failures++;
      LOGGER.log(
          failures == 1 ? WARNING : INFO,
          "Redis cannot be reached, attempt {0}: {1}",
          failures,
          Redis.root(e));
      schedule(this::recover, ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
    }
  }

  private void goOn() {
    if (up.compareAndSet(false, true)) {
      failures = 0;
      probesMissed = 0;
      owesGrace = false;
      LOGGER.log(INFO, "Redis is reached");
      shards.forEach(shard -> shard.lane().resume());
      // Whoever joined since the groups were attached found the lanes closed.
      shards.forEach(shard -> missed(shard.partition()));
      tell(true);
    }
  }

  /** On the same thread as going on, so that no lane is opened and closed at once. */
  private void takeDown() {
    shards.forEach(shard -> shard.lane().pause());
    tell(false);
    recover();
  }

  private void look() {
    if (!up.get()) {
      return;
    }
    try {
      Set<String> before = alive;
      boolean probeIsMissed = !probes.areSeen();
      List<Shard.Tick> ticks = tick();
      if (!areBound(ticks)) {
        throw new LayerUnavailable("this is another server than before");
      }
      if (!alive.containsAll(before) || isTimeToRenew()) {
        attachAll();
      }
      probesMissed = probeIsMissed ? probesMissed + 1 : 0;
      if (probesMissed >= MOST_PROBES_MISSED) {
        LOGGER.log(WARNING, "subscriptions are dead, making new ones");
        probesMissed = 0;
        inbox.close();
        inbox.open();
      }
    } catch (RuntimeException | Error e) {
      lost(e);
    }
  }

  /** Looks at every server, and says that this node lives. */
  private List<Shard.Tick> tick() {
    long probe = probes.next();
    List<Shard.Tick> ticks = new ArrayList<>();
    Set<String> living = new HashSet<>();
    for (Shard shard : shards) {
      Shard.Tick tick = await(shard.tick(probe));
      ticks.add(tick);
      living.addAll(tick.alive());
      if (tick.lapsed()) {
        missed(shard.partition());
      }
    }
    alive = living;
    return ticks;
  }

  private boolean areBound(List<Shard.Tick> ticks) {
    return IntStream.range(0, ticks.size())
        .allMatch(i -> shards.get(i).isBoundTo(ticks.get(i).life()));
  }

  /** Makes the scripts those of the servers that were seen. */
  private void bind(List<Shard.Tick> ticks) {
    Chunks.forEachPair(
        shards,
        ticks,
        (shard, tick) -> {
          if (!shard.isBoundTo(tick.life())) {
            owesGrace |= shard.isBound();
            await(shard.bindTo(tick.life()));
          }
        });
  }

  /** Messages must come in before others are told that this node takes some. */
  private void awaitProbes() {
    if (!probes.areSeenWithin(settings.patience())) {
      inbox.close();
      throw new LayerUnavailable("Redis answers, but nothing comes into the inboxes");
    }
  }

  private boolean isTimeToRenew() {
    return System.nanoTime() - renewedAt > renewal.toNanos();
  }

  private void attachAll() {
    renewedAt = System.nanoTime();
    shards.forEach(attacher::attach);
  }

  private void attachIfUp(Partition partition) {
    if (up.get()) {
      try {
        attacher.attach(shards.get(partition.number()));
      } catch (RuntimeException e) {
        lost(e);
      }
    }
  }

  private void tell(boolean isUp) {
    watchers.forEach(watcher -> watcher.accept(isUp));
  }

  private void execute(Runnable task) {
    schedule(task, 0);
  }

  private void schedule(Runnable task, long millis) {
    try {
      ScheduledFuture<?> unused = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(INFO, "the node stops, Redis is not looked after any more");
    }
  }

  /** Waits for a stage, on the thread that may. */
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new LayerUnavailable("Redis did not answer: " + Redis.root(e), e);
    }
  }
}
