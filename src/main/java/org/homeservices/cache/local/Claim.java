package org.homeservices.cache.local;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What became of asking to compute a value alone. */
public sealed interface Claim {

  /** Calls the function that fits. */
  <T> T fold(Function<Granted, T> onGranted, Function<Taken, T> onTaken);

  /** How somebody else's computation ended. */
  enum End {
    /** What came of it is in the store. */
    STORED,
    /** It failed, or what came of it must not be kept. */
    FRUITLESS,
    /** It may have ended, or its node may have. */
    UNKNOWN
  }

  /** Whoever asked may compute. */
  record Granted(Lease lease) implements Claim {
    @Override
    public <T> T fold(Function<Granted, T> onGranted, Function<Taken, T> onTaken) {
      return onGranted.apply(this);
    }
  }

  /** Somebody else computes; the stage tells when to look again, and never fails. */
  record Taken(CompletionStage<End> end) implements Claim {
    @Override
    public <T> T fold(Function<Granted, T> onGranted, Function<Taken, T> onTaken) {
      return onTaken.apply(this);
    }
  }
}
