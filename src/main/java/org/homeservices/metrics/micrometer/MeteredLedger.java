package org.homeservices.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;

/** Counts the tokens and the money of this node's texts. */
public final class MeteredLedger implements Ledger {
  private static final double MILLIONTHS = 1_000_000;
  private static final String OTHER = "other";

  private final Ledger ledger;
  private final Map<String, Spent> spent = new HashMap<>();
  private final Map<Saving, Counter> saved = new EnumMap<>(Saving.class);

  /** Of one model. */
  private record Spent(Counter in, Counter cachedIn, Counter out, Counter money) {
    void add(Bill bill) {
      Usage usage = bill.usage();
      in.increment((double) usage.in());
      cachedIn.increment((double) usage.cachedIn());
      out.increment((double) usage.out());
      money.increment(bill.cost() / MILLIONTHS);
    }
  }

  /**
   * @param models that are configured; all others are counted as one
   */
  public MeteredLedger(Ledger ledger, List<String> models, Meters meters) {
    this.ledger = ledger;
    models.forEach(model -> spent.put(model, spent(meters, model)));
    spent.put(OTHER, spent(meters, OTHER));
    for (Saving how : Saving.values()) {
      saved.put(
          how,
          meters.counter(
              "money.saved", "What texts would have cost", "how", MeteredChat.code(how)));
    }
  }

  @Override
  public CompletionStage<Allowance> reserve(long estimate) {
    return ledger.reserve(estimate);
  }

  @Override
  public CompletionStage<Void> settle(Reservation reservation, Bill bill) {
    Spent account = spent.getOrDefault(bill.model(), spent.get(OTHER));
    if (account != null) {
      account.add(bill);
    }
    return ledger.settle(reservation, bill);
  }

  @Override
  public void saved(Bill bill, Saving how) {
    Counter counter = saved.get(how);
    if (counter != null) {
      counter.increment(bill.cost() / MILLIONTHS);
    }
    ledger.saved(bill, how);
  }

  @Override
  public CompletionStage<DayReport> report(LocalDate day) {
    return ledger.report(day);
  }

  private static Spent spent(Meters meters, String model) {
    return new Spent(
        tokens(meters, model, "in"),
        tokens(meters, model, "cached_in"),
        tokens(meters, model, "out"),
        meters.counter(
            "money.spent", "What texts have cost, in the owner's currency", "model", model));
  }

  private static Counter tokens(Meters meters, String model, String kind) {
    return meters.counter(
        "model.tokens", "Tokens that models read and wrote", "model", model, "kind", kind);
  }
}
