package org.homeservices.knowledge.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.Gap;
import org.homeservices.knowledge.Gaps;

/** Gaps of this node, which end with it. */
public final class InMemoryGaps implements Gaps {
  private static final Comparator<Gap> RAREST =
      Comparator.comparingLong(Gap::count).thenComparing(Gap::last);

  private final Clock clock;
  private final Map<String, Gap> byKey = new HashMap<>(); // guarded by this

  public InMemoryGaps(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void record(String maskedQuestion, Locale language, String page) {
    Instant now = clock.instant();
    forgetOld(now);
    String key = Gap.key(maskedQuestion, language);
    Gap known = byKey.get(key);
    if (known != null) {
      byKey.put(
          key,
          new Gap(known.question(), language, known.page(), known.count() + 1, known.first(), now));
      return;
    }
    if (byKey.size() >= MOST_KINDS) {
      byKey.values().stream().min(RAREST).ifPresent(byKey.values()::remove);
    }
    byKey.put(key, new Gap(Gap.cut(maskedQuestion), language, page, 1, now, now));
  }

  @Override
  public synchronized CompletionStage<List<Gap>> most(int limit) {
    forgetOld(clock.instant());
    return completedStage(byKey.values().stream().sorted(RAREST.reversed()).limit(limit).toList());
  }

  private void forgetOld(Instant now) {
    Instant oldest = now.minus(KEPT_FOR);
    byKey.values().removeIf(gap -> gap.last().isBefore(oldest));
  }
}
