package org.homeservices.audit.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.homeservices.audit.Deed;
import org.jspecify.annotations.Nullable;

/** Tells refusals that were noted in this minute already: nobody may fill the log. Thread-safe. */
final class Refused {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many addresses in a minute say enough. */
  private static final int MOST = 1_000;

  // Guarded by this.
  private final Set<Key> noted = new HashSet<>();
  private Instant since = Instant.EPOCH;

  private record Key(Deed.Kind kind, @Nullable String address) {}

  synchronized boolean isNews(Deed deed, Instant now) {
    if (!now.isBefore(since.plus(MINUTE))) {
      since = now;
      noted.clear();
    }
    return noted.size() < MOST && noted.add(new Key(deed.kind(), deed.address()));
  }
}
