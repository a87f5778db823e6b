package org.homeservices.faults;

import java.time.Duration;
import java.util.Locale;

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
  FAILOVER("master kill -9, failover by a sentinel", Ground.Kind.SENTINEL);

  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Duration LONG_OUTAGE = Duration.ofSeconds(30);
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
    }
  }

  private static void between(Runnable begin, Duration time, Runnable end) {
    begin.run();
    Waiting.during(time);
    end.run();
  }
}
