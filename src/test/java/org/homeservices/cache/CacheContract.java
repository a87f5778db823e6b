package org.homeservices.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheStage.LIFE;
import static org.homeservices.cache.CacheStage.MOMENT;
import static org.homeservices.cache.CacheStage.aKey;
import static org.homeservices.cache.CacheStage.aTag;

import java.time.Duration;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link Cache} keeps, and for how long. */
public interface CacheContract {
  Duration DAY = Duration.ofDays(1);

  /** Time and chance. */
  CacheStage stage();

  /** A cache in that time, in which nothing is kept. */
  Cache cache(CacheSettings settings);

  private Cache cache() {
    return cache(CacheStage.settings());
  }

  static Lookup hit(String value) {
    return new Lookup.Hit(value);
  }

  static Lookup miss() {
    return new Lookup.Miss();
  }

  static Change refused(Refusal reason) {
    return new Change.Refused(reason);
  }

  static Lookup found(Cache cache, CacheKey key) {
    return Await.value(cache.find(key));
  }

  static void keep(Cache cache, CacheKey key, String value) {
    assertThat(Await.value(cache.put(key, Entry.of(value)))).isEqualTo(new Change.Made());
  }

  @Test
  default void findShouldMissWhenNothingWasKept() {
    Cache cache = cache();

    assertThat(found(cache, aKey())).isEqualTo(miss());
    assertThat(cache.stats().of(CacheEvent.MISS)).isEqualTo(1);
  }

  @Test
  default void findShouldReturnTheLatestThatWasPut() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "sim");
    keep(cache, key, "não, só à vista");
    keep(cache, aKey(), "another");

    assertThat(found(cache, key)).isEqualTo(hit("não, só à vista"));
    assertThat(cache.stats().of(CacheEvent.STORED)).isEqualTo(3);
  }

  @Test
  default void findShouldMissWhenTheLifeIsOver() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "value");

    stage().pass(LIFE.minus(MOMENT));
    Lookup before = found(cache, key);
    stage().pass(MOMENT);

    assertThat(before).isEqualTo(hit("value"));
    assertThat(found(cache, key)).isEqualTo(miss());
  }

  @Test
  default void lifeShouldBeThatOfTheEntryWhenItHasOne() {
    Cache cache = cache();
    CacheKey key = aKey();
    Await.value(cache.put(key, Entry.of("value").livingFor(Duration.ofSeconds(5))));

    stage().pass(Duration.ofSeconds(5).minus(MOMENT));
    Lookup before = found(cache, key);
    stage().pass(MOMENT);

    assertThat(before).isEqualTo(hit("value"));
    assertThat(found(cache, key)).isEqualTo(miss());
  }

  @ParameterizedTest
  @CsvSource({"0, 540000", "0.25, 570000", "0.75, 630000"})
  default void lifeShouldVaryByUpToATenth(double chance, long millis) {
    Cache cache = cache();
    CacheKey key = aKey();
    stage().chance(chance);
    keep(cache, key, "value");

    stage().pass(Duration.ofMillis(millis).minus(MOMENT));
    Lookup before = found(cache, key);
    stage().pass(MOMENT);

    assertThat(before).isEqualTo(hit("value"));
    assertThat(found(cache, key)).isEqualTo(miss());
  }

  @Test
  default void outlivedValueShouldBeFoundStaleForADay() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "value");
    Lookup fresh = Await.value(cache.findStale(key));

    stage().pass(LIFE.plus(DAY).minus(MOMENT));
    Lookup before = Await.value(cache.findStale(key));
    stage().pass(MOMENT);

    assertThat(fresh).isEqualTo(hit("value"));
    assertThat(before).isEqualTo(new Lookup.Stale("value"));
    assertThat(Await.value(cache.findStale(key))).isEqualTo(miss());
    assertThat(cache.stats().of(CacheEvent.STALE)).isEqualTo(1);
  }

  @Test
  default void nothingShouldBeKnownForAMinuteAndAHalf() {
    Cache cache = cache();
    CacheKey key = aKey();
    Await.value(cache.putNothing(key));

    stage().pass(Duration.ofSeconds(90).minus(MOMENT));
    Lookup before = found(cache, key);
    stage().pass(MOMENT);

    assertThat(before).isEqualTo(new Lookup.Nothing());
    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(Await.value(cache.findStale(key))).isEqualTo(miss());
    assertThat(cache.stats().of(CacheEvent.NOTHING)).isEqualTo(1);
  }

  @Test
  default void longValueShouldBeRefusedAndChangeNothing() {
    Cache cache = cache();
    CacheKey key = aKey();
    String longest = "é".repeat(Entry.MOST_BYTES / 2);
    keep(cache, key, longest);

    Change change = Await.value(cache.put(key, Entry.of(longest + "x")));

    assertThat(change).isEqualTo(refused(Refusal.TOO_LARGE));
    assertThat(found(cache, key)).isEqualTo(hit(longest));
    assertThat(cache.stats().refused(Refusal.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  default void evictedValueShouldNotBeFoundAtAll() {
    Cache cache = cache();
    CacheKey key = aKey();
    CacheKey other = aKey();
    keep(cache, key, "value");
    keep(cache, other, "other");

    Await.value(cache.evict(key));

    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(Await.value(cache.findStale(key))).isEqualTo(miss());
    assertThat(found(cache, other)).isEqualTo(hit("other"));
    assertThat(cache.stats().of(CacheEvent.EVICTED)).isEqualTo(1);
  }

  @Test
  default void taggedValuesShouldBeEvictedTogether() {
    Cache cache = cache();
    Tag tag = aTag();
    CacheKey first = aKey();
    CacheKey second = aKey();
    CacheKey other = aKey();
    Await.value(cache.put(first, Entry.of("first").tagged(tag)));
    Await.value(cache.put(second, Entry.of("second").tagged(aTag()).tagged(tag)));
    Await.value(cache.put(other, Entry.of("other").tagged(aTag())));

    Await.value(cache.evictAll(tag));

    assertThat(found(cache, first)).isEqualTo(miss());
    assertThat(found(cache, second)).isEqualTo(miss());
    assertThat(found(cache, other)).isEqualTo(hit("other"));
  }

  @Test
  default void leastRecentlyUsedValueShouldGoFirst() {
    Cache cache = cache(CacheStage.holding(2));
    CacheKey first = aKey();
    CacheKey second = aKey();
    keep(cache, first, "first");
    awaitNextMillisecond();
    keep(cache, second, "second");
    awaitNextMillisecond();
    found(cache, first);
    awaitNextMillisecond();

    keep(cache, aKey(), "third");

    assertThat(found(cache, first)).isEqualTo(hit("first"));
    assertThat(found(cache, second)).isEqualTo(miss());
  }

  /** In whose grain Redis knows what was used last. */
  private static void awaitNextMillisecond() {
    long now = System.currentTimeMillis();
    Await.until(() -> System.currentTimeMillis() > now + 1);
  }
}
