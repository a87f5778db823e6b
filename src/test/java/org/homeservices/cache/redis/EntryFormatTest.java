package org.homeservices.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheStage.aKey;
import static org.homeservices.cache.CacheStage.aTag;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Kept;
import org.homeservices.crypto.Protection;
import org.junit.jupiter.api.Test;

/** What the bytes of entries hold, where nothing seals them. */
class EntryFormatTest {
  private static final Kept ENTRY = new Kept("não", 7, 1L << 40, Set.of(aTag(), Tag.of("other")));

  private final EntryFormat format = new EntryFormat(Protection.NONE, "hsc:9:");
  private final CacheKey key = aKey();
  private final byte[] bytes = format.sealed(key, ENTRY);

  @Test
  void entryShouldComeBackAsItWas() {
    Kept nothing = new Kept(null, 1, 2, Set.of());

    assertThat(format.open(key, bytes)).isEqualTo(ENTRY);
    assertThat(format.open(key, format.sealed(key, nothing))).isEqualTo(nothing);
  }

  @Test
  void entryShouldNotBeReadUnderAnotherKey() {
    assertThat(format.open(aKey(), bytes)).isNull();
  }

  @Test
  void entryShouldNotBeReadWhenAnyOfItIsMissingOrTooMuch() {
    assertThat(IntStream.range(0, bytes.length).mapToObj(length -> Arrays.copyOf(bytes, length)))
        .allSatisfy(part -> assertThat(format.open(key, part)).isNull());
    assertThat(format.open(key, Arrays.copyOf(bytes, bytes.length + 1))).isNull();
  }

  @Test
  void entryShouldNotBeReadWhenItsVersionOrKindIsUnknown() {
    byte[] version = bytes.clone();
    byte[] kind = bytes.clone();
    version[0]++;
    kind[1]++;

    assertThat(format.open(key, version)).isNull();
    assertThat(format.open(key, kind)).isNull();
  }
}
