package org.homeservices.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.homeservices.assistant.Origin;
import org.homeservices.chat.ChatWatch;
import org.homeservices.chat.Welcome.CatchUp;

/** Counts what happens in the chat. */
public final class MeteredChat implements ChatWatch {
  private static final Duration[] ANSWER_BOUNDS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };
  private static final Duration[] LAG_BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Counter begun;
  private final Map<CatchUp, Counter> welcomed = new EnumMap<>(CatchUp.class);
  private final Map<Origin, Counter> answered = new EnumMap<>(Origin.class);
  private final Counter stopped;
  private final Counter failed;
  private final Timer first;
  private final Timer whole;
  private final Timer lag;
  private final DistributionSummary ratings;

  /** Counts on these meters. */
  public MeteredChat(Meters meters) {
    this.begun = meters.counter("conversations", "Conversations begun");
    for (CatchUp how : CatchUp.values()) {
      welcomed.put(how, meters.counter("welcomes", "Members welcomed", "how", code(how)));
    }
    for (Origin origin : Origin.values()) {
      answered.put(origin, answers(meters, code(origin)));
    }
    this.stopped = answers(meters, "stopped");
    this.failed = answers(meters, "failed");
    this.first =
        meters.timer(
            "answer.first.text", "From a question to the first text of its answer", ANSWER_BOUNDS);
    this.whole = meters.timer("answer.whole", "From a question to its whole answer", ANSWER_BOUNDS);
    this.lag =
        meters.timer(
            "delivery.lag", "From a message's coming to its delivery on this node", LAG_BOUNDS);
    this.ratings = meters.summary("rating", "Scores from 1 to 5 that visitors gave");
  }

  @Override
  public void begun() {
    begun.increment();
  }

  @Override
  public void welcomed(CatchUp how) {
    count(welcomed, how);
  }

  @Override
  public void delivered(Duration late) {
    lag.record(late);
  }

  @Override
  public void answered(Origin origin, Duration untilFirst, Duration untilWhole) {
    count(answered, origin);
    first.record(untilFirst);
    whole.record(untilWhole);
  }

  @Override
  public void stopped() {
    stopped.increment();
  }

  @Override
  public void failed() {
    failed.increment();
  }

  @Override
  public void rated(int score) {
    ratings.record(score);
  }

  private static Counter answers(Meters meters, String origin) {
    return meters.counter("answers", "Answers to questions asked on this node", "origin", origin);
  }

  private static <E extends Enum<E>> void count(Map<E, Counter> counters, E which) {
    Counter counter = counters.get(which);
    if (counter != null) {
      counter.increment();
    }
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
