package org.homeservices.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;

/** Counts what limits have refused. */
public final class MeteredLimits implements RateLimiter, Leases {
  private static final String OTHER = "other";
  private static final List<String> KINDS =
      List.of(
          "messages",
          "messages-of-address",
          "conversations",
          "readings",
          "exports",
          "erasures",
          "connections-of-address",
          "connections-of-visitor",
          OTHER);

  private final RateLimiter limiter;
  private final Leases leases;
  private final Map<String, Counter> refused = new HashMap<>();

  /** Stands before these. */
  public MeteredLimits(RateLimiter limiter, Leases leases, Meters meters) {
    this.limiter = limiter;
    this.leases = leases;
    for (String kind : KINDS) {
      refused.put(kind, meters.counter("limits.refused", "What limits have refused", "kind", kind));
    }
  }

  @Override
  public CompletionStage<Decision> take(List<Charge> charges) {
    return limiter.take(charges).thenApply(decision -> decision.fold(free -> free, this::counted));
  }

  @Override
  public CompletionStage<Void> giveBack(List<Charge> charges) {
    return limiter.giveBack(charges);
  }

  @Override
  public CompletionStage<Void> forget(List<Bucket> kinds, String key) {
    return limiter.forget(kinds, key);
  }

  /** A holder is named by its kind, and then by what nobody may see. */
  @Override
  public CompletionStage<Optional<Lease>> take(String holder, int most) {
    return leases
        .take(holder, most)
        .thenApply(
            lease -> {
              if (lease.isEmpty()) {
                count("connections-of-" + holder.replaceFirst(" .*", ""));
              }
              return lease;
            });
  }

  private Decision counted(Decision.Limited limited) {
    count(limited.which().name());
    return limited;
  }

  private void count(String kind) {
    Counter counter = refused.getOrDefault(kind, refused.get(OTHER));
    if (counter != null) {
      counter.increment();
    }
  }
}
