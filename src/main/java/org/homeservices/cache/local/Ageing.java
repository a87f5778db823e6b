package org.homeservices.cache.local;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their lives, and judges them. Lives that begin together do not end together, and a
 * value that is asked for in the last tenth of its life is the more likely to be due the closer its
 * end is.
 */
final class Ageing {
  private static final double JITTER = 0.1;
  private static final double LAST_PART = 0.1;
  private static final Lookup MISS = new Lookup.Miss();
  private static final Lookup NOTHING = new Lookup.Nothing();

  private final CacheSettings settings;
  private final Clock clock;
  private final DoubleSupplier random;

  Ageing(CacheSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.clock = surroundings.clock();
    this.random = surroundings.random();
  }

  /** An entry that is born now. */
  Kept kept(Entry entry) {
    Duration life = Optional.ofNullable(entry.ttl()).orElse(settings.ttl());
    double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
    long now = clock.millis();
    return new Kept(entry.value(), now, now + (long) (life.toMillis() * factor), entry.tags());
  }

  /** That there is no value. */
  Kept nothing() {
    long now = clock.millis();
    return new Kept(null, now, now + settings.negativeTtl().toMillis(), Set.of());
  }

  boolean isFresh(@Nullable Kept kept) {
    return kept != null && kept.isFresh(clock.millis());
  }

  /** A hit or nothing within its life, else a miss. */
  Lookup fresh(@Nullable Kept kept) {
    return kept != null && kept.isFresh(clock.millis()) ? live(kept) : MISS;
  }

  /** The same, but stale for a while after its life. */
  Lookup freshOrStale(@Nullable Kept kept) {
    long now = clock.millis();
    if (kept == null || kept.isFresh(now)) {
      return fresh(kept);
    }
    boolean usable = now - kept.freshUntil() < settings.staleFor().toMillis();
    return kept.value() != null && usable ? new Lookup.Stale(kept.value()) : MISS;
  }

  /** Whether a fresh value should be computed anew by whoever asks now. */
  boolean isDue(@Nullable Kept kept) {
    if (kept == null || kept.value() == null) {
      return false;
    }
    double part =
        (double) (kept.freshUntil() - clock.millis()) / (kept.freshUntil() - kept.madeAt());
    return part < LAST_PART && random.getAsDouble() < 1 - part / LAST_PART;
  }

  private static Lookup live(Kept kept) {
    return kept.value() == null ? NOTHING : new Lookup.Hit(kept.value());
  }
}
