package org.homeservices.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.crypto.KeyRing.DerivedKey;
import org.jspecify.annotations.Nullable;

/** A subkey of a salt of its own, and how often it may still be used. Thread-safe. */
final class Seal {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Subkey subkey;
  private final byte[] keyId;
  private final byte[] salt = new byte[SealedBytes.SALT];
  private final AtomicLong used = new AtomicLong();
  private final long mostUses;

  Seal(DerivedKey key, long mostUses) {
    RANDOM.nextBytes(salt);
    this.subkey = new Subkey(key.bytes(), salt);
    this.keyId = key.idBytes();
    this.mostUses = mostUses;
  }

  /** The sealed bytes; null where the seal is used up. */
  byte @Nullable [] press(byte[] plain, byte[] place) {
    long number = used.getAndIncrement();
    if (number >= mostUses) {
      return null;
    }
    byte[] sealed = new byte[SealedBytes.HEADER + plain.length + SealedBytes.TAG];
    ByteBuffer header = ByteBuffer.wrap(sealed).put(SealedBytes.VERSION).put(keyId).put(salt);
    header.putInt(0).putLong(number);
    subkey.seal(plain, place, sealed);
    return sealed;
  }
}
