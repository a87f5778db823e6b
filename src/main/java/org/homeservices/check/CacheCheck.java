package org.homeservices.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Change;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Refusal;

/** Keeps a value in a cache, finds it, and takes it out again. */
public final class CacheCheck implements Inspection {
  private final String name;
  private final Cache cache;

  /**
   * @param name of the finding
   */
  public CacheCheck(String name, Cache cache) {
    this.name = name;
    this.cache = cache;
  }

  @Override
  public List<Finding> findings() {
    try {
      return List.of(tried());
    } catch (CompletionException e) {
      return List.of(failed(Wait.reason(e)));
    }
  }

  private Finding tried() {
    CacheKey key = CacheKey.of("check", UUID.randomUUID().toString());
    Entry entry = Entry.of("checked").livingFor(Duration.ofMinutes(1));
    String refused = put(key, entry);
    if (refused.equals(Refusal.SWITCHED_OFF.name())) {
      return Finding.skipped(name, "this cache is switched off");
    }
    if (!refused.isEmpty()) {
      return failed(refused);
    }
    Lookup found = Wait.forValue(cache.find(key));
    Change evicted = Wait.forValue(cache.evict(key));
    Lookup after = Wait.forValue(cache.find(key));
    if (!found.found().equals(Optional.of(entry.value()))) {
      return failed("what was put was not found");
    }
    return after.found().isEmpty() && reason(evicted).isEmpty()
        ? Finding.pass(name, "put, found and evicted")
        : failed("what was evicted is still found");
  }

  /** A cache may still be connecting, so it gets a few seconds. */
  private String put(CacheKey key, Entry entry) {
    long deadline = System.nanoTime() + Wait.PATIENCE.toNanos();
    String refused = reason(Wait.forValue(cache.put(key, entry)));
    while (refused.equals(Refusal.UNREACHABLE.name()) && System.nanoTime() < deadline) {
      Wait.aMoment();
      refused = reason(Wait.forValue(cache.put(key, entry)));
    }
    return refused;
  }

  private static String reason(Change change) {
    return change.fold(() -> "", refused -> refused.reason().name());
  }

  private Finding failed(String why) {
    return Finding.fail(name, "does not keep values: " + why, "look at the findings of redis");
  }
}
