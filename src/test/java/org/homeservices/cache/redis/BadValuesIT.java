package org.homeservices.cache.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheContract.found;
import static org.homeservices.cache.CacheContract.hit;
import static org.homeservices.cache.CacheContract.keep;
import static org.homeservices.cache.CacheContract.miss;
import static org.homeservices.cache.CacheStage.aKey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.local.Kept;
import org.homeservices.crypto.Protection;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestCaches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That what is damaged or foreign in Redis is a counted miss, and is overwritten. */
class BadValuesIT {
  private static final Kept ENTRY = new Kept("secret", 0, Long.MAX_VALUE, Set.of());

  private final TwoCaches caches = new TwoCaches(RealRedis.shared());
  private final CacheKey key = aKey();

  @AfterEach
  void stop() {
    caches.close();
  }

  /** How the bytes of a good entry are spoilt. */
  static Stream<Named<UnaryOperator<byte[]>>> spoils() {
    return Stream.of(
        Named.of("empty", good -> new byte[0]),
        Named.of("truncated", good -> Arrays.copyOf(good, good.length - 1)),
        Named.of("garbage", good -> "garbage".getBytes(ISO_8859_1)),
        Named.of("other version", good -> changed(good, 0)),
        Named.of("unknown key", good -> changed(good, 1)),
        Named.of("altered", good -> changed(good, good.length - 1)));
  }

  private static byte[] changed(byte[] good, int index) {
    byte[] other = good.clone();
    other[index]++;
    return other;
  }

  private byte[] sealed(Protection protection, CacheKey under, String prefix) {
    return new EntryFormat(protection, prefix).sealed(under, ENTRY);
  }

  /** As the map of Redis holds it: no idle time, the length, the bytes. */
  private void plant(byte[] bytes) {
    ByteBuffer packed = ByteBuffer.allocate(16 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    plantRaw(packed.putDouble(0).putLong(bytes.length).put(bytes).array());
  }

  private void plantRaw(byte[] bytes) {
    caches.say("HSET", key, new String(bytes, ISO_8859_1));
  }

  private void assertCountedMissThatIsOverwritten() {
    assertThat(found(caches.here, key)).isEqualTo(miss());
    assertThat(caches.here.stats().of(CacheEvent.UNREADABLE)).isEqualTo(1);

    keep(caches.here, key, "good");

    assertThat(found(caches.there, key)).isEqualTo(hit("good"));
    assertThat(caches.there.stats().of(CacheEvent.UNREADABLE)).isZero();
  }

  @Test
  void plantedValueShouldBeFoundWhenItIsGood() {
    plant(sealed(TestCaches.protection(), key, caches.place.prefix()));

    assertThat(found(caches.here, key)).isEqualTo(hit("secret"));
  }

  @ParameterizedTest
  @MethodSource("spoils")
  void spoiltValueShouldBeACountedMiss(UnaryOperator<byte[]> spoil) {
    plant(spoil.apply(sealed(TestCaches.protection(), key, caches.place.prefix())));

    assertCountedMissThatIsOverwritten();
  }

  @Test
  void valueOfAnotherSecretShouldBeACountedMiss() {
    String other = "another secret, which has thirty-two or more characters";
    plant(sealed(TestCaches.protection(other), key, caches.place.prefix()));

    assertCountedMissThatIsOverwritten();
  }

  @Test
  void valueOfAnotherKeyShouldBeACountedMiss() {
    plant(sealed(TestCaches.protection(), aKey(), caches.place.prefix()));

    assertCountedMissThatIsOverwritten();
  }

  @Test
  void valueOfAnotherCacheShouldBeACountedMiss() {
    plant(sealed(TestCaches.protection(), key, "hsc:3:"));

    assertCountedMissThatIsOverwritten();
  }

  @Test
  void valueThatTheMapItselfCannotReadShouldBeACountedMiss() {
    plantRaw("x".getBytes(ISO_8859_1));

    assertCountedMissThatIsOverwritten();
  }

  @Test
  void valueThatTheMapItselfCannotReadShouldBeOverwrittenAtOnce() {
    plantRaw("x".getBytes(ISO_8859_1));

    keep(caches.here, key, "good");

    assertThat(found(caches.there, key)).isEqualTo(hit("good"));
  }
}
