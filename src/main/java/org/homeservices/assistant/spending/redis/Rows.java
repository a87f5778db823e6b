package org.homeservices.assistant.spending.redis;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.Tally;

/** Counts as they stand in a day's hash: one field for each node and model, or kind of saving. */
final class Rows {
  private static final String MODEL = "m ";
  private static final String SAVING = "s ";

  private Rows() {}

  /** A node's counts, as {@code tell.lua} takes them. */
  static List<String> of(DayReport own) {
    return Stream.concat(
            own.models().entrySet().stream().map(row -> row(MODEL + row.getKey(), row.getValue())),
            own.savings().entrySet().stream()
                .map(row -> row(SAVING + row.getKey(), row.getValue())))
        .flatMap(List::stream)
        .toList();
  }

  /** What all nodes have told of a day: fields and their values in turn. */
  static DayReport report(LocalDate day, Budget budget, List<Object> hash) {
    Map<String, Tally> models = new HashMap<>();
    Map<Saving, Tally> savings = new EnumMap<>(Saving.class);
    long held = 0;
    for (int i = 0; i < hash.size(); i += 2) {
      String field = hash.get(i).toString();
      String value = hash.get(i + 1).toString();
      String row = field.substring(field.indexOf(' ') + 1);
      if (field.equals("held")) {
        held = Long.parseLong(value);
      } else if (row.startsWith(MODEL)) {
        models.merge(row.substring(MODEL.length()), tally(value), Tally::plus);
      } else if (row.startsWith(SAVING)) {
        savings.merge(Saving.valueOf(row.substring(SAVING.length())), tally(value), Tally::plus);
      }
    }
    return new DayReport(day, budget.daily(), held, models, savings, true);
  }

  private static List<String> row(String name, Tally tally) {
    Usage usage = tally.usage();
    return Stream.concat(
            Stream.of(name),
            Stream.of(
                    tally.bills(),
                    tally.answers(),
                    usage.in(),
                    usage.cachedIn(),
                    usage.out(),
                    tally.cost())
                .map(String::valueOf))
        .toList();
  }

  private static Tally tally(String value) {
    List<Long> numbers = Stream.of(value.split(" ", -1)).map(Long::valueOf).toList();
    return new Tally(
        numbers.get(0),
        numbers.get(1),
        new Usage(numbers.get(2), numbers.get(3), numbers.get(4)),
        numbers.get(5));
  }
}
