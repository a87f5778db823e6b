package org.homeservices.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What goes wrong, and for how long. */
enum Fault {
  NOTHING("nothing", Ground.Kind.PLAIN),
  SUBSCRIPTIONS_KILLED("CLIENT KILL TYPE pubsub", Ground.Kind.PLAIN),
  CONNECTIONS_KILLED("CLIENT KILL TYPE normal", Ground.Kind.PLAIN),
  REDIS_STALLED("Redis SIGSTOP 5 s", Ground.Kind.PLAIN),
  REDIS_EMPTIED("Redis kill -9, started empty after 5 s", Ground.Kind.PLAIN),
  DATABASE_STOPPED("PostgreSQL stopped for 30 s", Ground.Kind.PLAIN),
  DATABASE_STALLED("PostgreSQL SIGSTOP 30 s", Ground.Kind.PLAIN),
  NODE_STALLED("node SIGSTOP 20 s", Ground.Kind.PLAIN),
  NODE_KILLED("node kill -9, another started after 5 s", Ground.Kind.PLAIN),
  REDIS_RESTARTED("Redis stopped, started from its AOF after 5 s", Ground.Kind.DURABLE),
  FAILOVER("master kill -9, failover by a sentinel", Ground.Kind.SENTINEL),
  DATABASE_RESTARTED("PostgreSQL stopped, started after 5 s", Ground.Kind.PLAIN),
  REDIS_FULL("Redis out of memory (noeviction) for 20 s", Ground.Kind.PLAIN),
  MODEL_DOWN("model refuses connections for 30 s", Ground.Kind.PLAIN),
  MODEL_SLOW(
      "model is silent for 3 s, and again after its first word, for 30 s", Ground.Kind.PLAIN),
  DISK_FULL("disk full where a node runs and logs, for 20 s", Ground.Kind.PLAIN),
  REDIS_SLOW("each answer of Redis 100 ms late, for 30 s", Ground.Kind.RELAYED),
  NODE_CUT_OFF("no packet between a node and Redis for 20 s", Ground.Kind.RELAYED),
  CLOCK_FORWARD("clock of Redis and a node + 1 h", Ground.Kind.CLOCKED),
  CLOCK_BACK("clock of Redis and a node - 1 h, to the right time", Ground.Kind.CLOCKED);

  /** What needs neither a model nor a balancer: the faults of {@link FaultRun}. */
  static final Set<Fault> WITHOUT_NEIGHBOURS = EnumSet.range(NOTHING, FAILOVER);

  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Duration LONG_OUTAGE = Duration.ofSeconds(30);
  private static final Duration SLOW = Duration.ofMillis(100);
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  private final String text;
  private final Ground.Kind ground;

  Fault(String text, Ground.Kind ground) {
    this.text = text;
    this.ground = ground;
  }

  /** What it is called on the command line. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether this machine has what it takes: a clock that can be set, a disk that can be full. */
  boolean isPossible(Ground ground) {
    return this != DISK_FULL || ground.neighbours().disk().isPresent();
  }

  /** The fault with a title. */
  static Fault titled(String title) {
    return valueOf(title.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What it is called in tables. */
  String text() {
    return text;
  }

  /** What it is done to. */
  Ground.Kind ground() {
    return ground;
  }

  /** Does it, and returns when its cause is over. */
  void inflict(Ground ground) {
    switch (this) {
      case NOTHING -> {}
      case SUBSCRIPTIONS_KILLED -> ground.redis().say("CLIENT", "KILL", "TYPE", "pubsub");
      case CONNECTIONS_KILLED -> ground.redis().say("CLIENT", "KILL", "TYPE", "normal");
      case REDIS_STALLED -> between(ground.redis()::pause, OUTAGE, ground.redis()::resume);
      case REDIS_EMPTIED -> between(ground.redis()::kill, OUTAGE, ground.redis()::start);
      case REDIS_RESTARTED -> between(ground.redis()::stop, OUTAGE, ground.redis()::start);
      case DATABASE_STOPPED ->
          between(ground.database()::stop, LONG_OUTAGE, ground.database()::start);
      case DATABASE_STALLED ->
          between(ground.database()::pause, LONG_OUTAGE, ground.database()::resume);
      case NODE_STALLED ->
          between(
              () -> ground.node(1).signal("STOP"), STANDSTILL, () -> ground.node(1).signal("CONT"));
      case NODE_KILLED -> between(ground.node(1)::kill, OUTAGE, () -> ground.startAnew(1));
      case FAILOVER -> ground.redis().kill();
      case DATABASE_RESTARTED -> between(ground.database()::stop, OUTAGE, ground.database()::start);
      case REDIS_FULL ->
          between(
              () -> ground.redis().say("CONFIG", "SET", "maxmemory", "1mb"),
              STANDSTILL,
              () -> ground.redis().say("CONFIG", "SET", "maxmemory", "0"));
      case MODEL_DOWN ->
          between(ground.neighbours()::endModel, LONG_OUTAGE, ground.neighbours()::startModel);
      case MODEL_SLOW ->
          between(ground.neighbours()::slowModel, LONG_OUTAGE, ground.neighbours()::paceModel);
      case DISK_FULL -> {
        SmallDisk disk = ground.neighbours().disk().orElseThrow();
        between(disk::fill, STANDSTILL, disk::free);
      }
      case REDIS_SLOW ->
          between(() -> delay(ground, SLOW), LONG_OUTAGE, () -> delay(ground, Duration.ZERO));
      case NODE_CUT_OFF -> between(ground.relay(1)::silence, STANDSTILL, ground.relay(1)::restore);
      case CLOCK_FORWARD -> ground.clock().step(STEP);
      case CLOCK_BACK -> ground.clock().step(Duration.ZERO);
    }
  }

  private static void delay(Ground ground, Duration time) {
    for (int number = 0; number < Ground.NODES; number++) {
      ground.relay(number).delay(time);
    }
  }

  private static void between(Runnable begin, Duration time, Runnable end) {
    begin.run();
    Waiting.during(time);
    end.run();
  }
}
