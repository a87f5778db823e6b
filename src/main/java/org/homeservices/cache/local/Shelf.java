package org.homeservices.cache.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.homeservices.cache.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A limited number of things in the memory of this node: where there are too many, the least
 * recently used one goes. Thread-safe.
 */
public final class Shelf<T> {
  private final int most;
  private final Runnable displaced;

  // guarded by this
  private final Map<CacheKey, T> things = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param displaced is told, with no lock to fear, that one had to go
   */
  public Shelf(int most, Runnable displaced) {
    this.most = most;
    this.displaced = displaced;
  }

  /** What is there, which is the most recently used thing from now on. */
  public synchronized @Nullable T get(CacheKey key) {
    return things.get(key);
  }

  /** Puts a thing in the place of what is there. */
  public void put(CacheKey key, T thing) {
    if (putAndTrim(key, thing)) {
      displaced.run();
    }
  }

  /** Takes a thing away. */
  public synchronized void remove(CacheKey key) {
    things.remove(key);
  }

  /** Takes away what fits; looks at everything. */
  public synchronized void removeIf(Predicate<T> fits) {
    things.values().removeIf(fits);
  }

  private synchronized boolean putAndTrim(CacheKey key, T thing) {
    things.put(key, thing);
    boolean tooMany = things.size() > most;
    if (tooMany) {
      things.remove(things.keySet().iterator().next());
    }
    return tooMany;
  }
}
