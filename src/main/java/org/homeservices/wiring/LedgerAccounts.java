package org.homeservices.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.Tally;
import org.homeservices.web.Accounts;

/** The ledger as the owner reads it. Rows are in the order of their names. */
record LedgerAccounts(Ledger ledger) implements Accounts {

  @Override
  public CompletionStage<Day> of(LocalDate day) {
    return ledger.report(day).thenApply(LedgerAccounts::day);
  }

  private static Day day(DayReport report) {
    Map<String, Tally> savings = new TreeMap<>();
    report.savings().forEach((how, tally) -> savings.put(nameOf(how), tally));
    return new Day(
        report.day(),
        report.ofAllNodes(),
        report.budget(),
        report.spent(),
        report.reserved(),
        report.netSaved(),
        rows(new TreeMap<>(report.models())),
        rows(savings));
  }

  private static List<Row> rows(Map<String, Tally> tallies) {
    return tallies.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  private static Row row(String name, Tally tally) {
    Usage usage = tally.usage();
    return new Row(name, tally.answers(), usage.in(), usage.cachedIn(), usage.out(), tally.cost());
  }

  /** As an answer names its origin. */
  private static String nameOf(Saving how) {
    return how.name().toLowerCase(Locale.ROOT);
  }
}
