package org.homeservices.cache.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Kept;
import org.homeservices.crypto.Protection;
import org.jspecify.annotations.Nullable;

/**
 * Entries as bytes: version (1 byte), kind (1), the key (43), when it was made and until when it is
 * fresh (8 each), the number of tags (1), the tags (43 each), and the value after its length (4).
 * All of it is sealed for its key in its cache.
 */
final class EntryFormat {
  private static final byte VERSION = 1;
  private static final byte VALUE = 'v';
  private static final byte NOTHING = 'n';
  private static final int DIGEST = 43;
  private static final int HEAD = 2 + DIGEST + 2 * Long.BYTES + 1 + Integer.BYTES;

  private final Protection protection;
  private final String prefix;

  /**
   * @param prefix tells the keys of one cache from those of another
   */
  EntryFormat(Protection protection, String prefix) {
    this.protection = protection;
    this.prefix = prefix;
  }

  byte[] sealed(CacheKey key, Kept kept) {
    byte[] value = kept.value() == null ? new byte[0] : kept.value().getBytes(UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(HEAD + DIGEST * kept.tags().size() + value.length);
    plain.put(VERSION).put(kept.value() == null ? NOTHING : VALUE).put(bytes(key.value()));
    plain.putLong(kept.madeAt()).putLong(kept.freshUntil()).put((byte) kept.tags().size());
    kept.tags().forEach(tag -> plain.put(bytes(tag.value())));
    plain.putInt(value.length).put(value);
    return protection.seal(plain.array(), place(key));
  }

  /** Null where it was not sealed by this cluster for this key in this version, or is damaged. */
  @Nullable Kept open(CacheKey key, byte[] sealed) {
    byte[] plain = protection.open(sealed, place(key));
    try {
      return plain == null ? null : read(key, ByteBuffer.wrap(plain));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Kept read(CacheKey key, ByteBuffer plain) {
    byte version = plain.get();
    byte kind = plain.get();
    boolean known = version == VERSION && (kind == VALUE || kind == NOTHING);
    if (!known || !digest(plain).equals(key.value())) {
      return null;
    }
    long madeAt = plain.getLong();
    long freshUntil = plain.getLong();
    Set<Tag> tags = tags(plain);
    byte[] value = new byte[Math.min(plain.getInt() & Integer.MAX_VALUE, plain.capacity())];
    plain.get(value);
    return plain.hasRemaining()
        ? null
        : new Kept(kind == NOTHING ? null : new String(value, UTF_8), madeAt, freshUntil, tags);
  }

  private static Set<Tag> tags(ByteBuffer plain) {
    Set<Tag> tags = new HashSet<>();
    for (int left = plain.get(); left > 0; left--) {
      tags.add(new Tag(digest(plain)));
    }
    return tags;
  }

  private static String digest(ByteBuffer plain) {
    byte[] digest = new byte[DIGEST];
    plain.get(digest);
    return new String(digest, ISO_8859_1);
  }

  private byte[] place(CacheKey key) {
    return bytes(prefix + key.value());
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(ISO_8859_1);
  }
}
