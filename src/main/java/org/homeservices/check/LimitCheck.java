package org.homeservices.check;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimiter;

/** Empties a bucket of one token, and looks whether a second one is refused. */
public final class LimitCheck implements Inspection {
  private static final String NAME = "limits";
  private static final Bucket BUCKET = new Bucket("check", 1, 1, Duration.ofMinutes(1));

  private final RateLimiter limiter;

  /** Tries this one. */
  public LimitCheck(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** A first answer may come too late, since a connection warms up: so it may be tried again. */
  @Override
  public List<Finding> findings() {
    long deadline = System.nanoTime() + Wait.PATIENCE.toNanos();
    Finding finding = tried();
    while (finding.outcome() == Outcome.FAIL && System.nanoTime() < deadline) {
      Wait.aMoment();
      finding = tried();
    }
    return List.of(finding);
  }

  private Finding tried() {
    List<Charge> one = List.of(Charge.one(BUCKET, UUID.randomUUID().toString()));
    boolean first = isAllowed(Wait.forValue(limiter.take(one)));
    boolean second = isAllowed(Wait.forValue(limiter.take(one)));
    return first && !second
        ? forgotten(one.get(0))
        : Finding.fail(NAME, "a bucket of one token gave another number", "look at the log");
  }

  /** Unlike taking, forgetting says where the node decides by itself. */
  private Finding forgotten(Charge charge) {
    try {
      CompletionStage<Void> forgotten = limiter.forget(List.of(BUCKET), charge.key());
      boolean unused = Wait.forValue(forgotten.thenApply(done -> true));
      return Finding.pass(NAME, "the second of two messages was refused, as it should be");
    } catch (CompletionException e) {
      return Finding.fail(
          NAME,
          "this node counts by itself: " + Wait.reason(e),
          "look at the findings of redis; an answer must come within 50 ms");
    }
  }

  private static boolean isAllowed(Decision decision) {
    return decision.fold(allowed -> true, limited -> false);
  }
}
