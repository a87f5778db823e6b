package org.homeservices.assistant.spending;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** One node's part of a day. Its counts only grow. Thread-safe. */
public final class DayBook {
  /** How long an unsettled reservation counts. */
  public static final Duration HOLD = Duration.ofMinutes(2);

  /** At more names a server is making them up, and they are counted as one. */
  private static final int MOST_MODELS = 50;

  private static final String OTHERS = "others";

  private final LocalDate day;
  private final Budget budget;

  // Guarded by this.
  private final Holdings holdings = new Holdings();
  private final Map<String, Tally> models = new HashMap<>();
  private final Map<Saving, Tally> savings = new EnumMap<>(Saving.class);
  private long spent;
  private long spentElsewhere;

  DayBook(LocalDate day, Budget budget) {
    this.day = day;
    this.budget = budget;
  }

  /** Decides by what this node knows, and holds what it grants. */
  public synchronized Allowance reserve(Reservation wanted, Instant now) {
    long used = spent + spentElsewhere + holdings.sum(now);
    Allowance allowance = budget.judge(wanted, used);
    return allowance.fold(
        granted -> held(granted, wanted, now), soft -> held(soft, wanted, now), refused -> refused);
  }

  /** Holds what was granted elsewhere. */
  public synchronized void hold(Reservation granted, Instant now) {
    holdings.sum(now);
    holdings.add(granted, now.plus(HOLD));
  }

  /** False where there is no such reservation, or no more; then nothing has changed. */
  public synchronized boolean settle(Reservation reservation, Bill bill) {
    boolean isOpen = holdings.remove(reservation);
    if (isOpen) {
      boolean isKnown = models.containsKey(bill.model()) || models.size() < MOST_MODELS;
      models.merge(isKnown ? bill.model() : OTHERS, Tally.of(bill), Tally::plus);
      spent += bill.cost();
    }
    return isOpen;
  }

  /** An answer came without a text. */
  public synchronized void saved(Bill bill, Saving how) {
    savings.merge(how, Tally.of(bill), Tally::plus);
  }

  /** Other nodes have spent so much on this day, as they say. */
  public synchronized void hear(long elsewhere) {
    spentElsewhere = elsewhere;
  }

  /** All that this node knows of its own. */
  public synchronized DayReport report(Instant now, boolean ofAllNodes) {
    return new DayReport(day, budget.daily(), holdings.sum(now), models, savings, ofAllNodes);
  }

  private Allowance held(Allowance allowance, Reservation reservation, Instant now) {
    holdings.add(reservation, now.plus(HOLD));
    return allowance;
  }
}
