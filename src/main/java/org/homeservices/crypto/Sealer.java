package org.homeservices.crypto;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.homeservices.crypto.KeyRing.DerivedKey;

/**
 * Seals and opens bytes with AES-256-GCM: nobody without the secret can read them, change them, or
 * move them to another place or purpose without being noticed. The first secret of the ring seals,
 * all of them open. What was sealed is {@value #OVERHEAD} bytes longer. Thread-safe; never blocks.
 *
 * <p>The nonce is a counter, never a random number. That is safe because no two sealers share a
 * key: each derives (HKDF) a subkey from the secret and a random salt of 128 bits, which its header
 * names, so that the subkey stands for the device and the counter for the invocation of the
 * deterministic construction of NIST SP 800-38D §8.2.1. A nonce could only repeat if two salts were
 * equal, or if one running process were copied. After 2<sup>32</sup> messages, long before the
 * counter could wrap, a new salt begins.
 *
 * <p>Nothing is remembered of what was opened: whoever can write to a place can repeat there what
 * was sealed for it.
 */
public final class Sealer {
  /** By how much sealed bytes are longer. */
  public static final int OVERHEAD = SealedBytes.HEADER + SealedBytes.TAG;

  private static final long MOST_USES_OF_A_SEAL = 1L << 32;

  private final DerivedKey sealing;
  private final Subkeys subkeys;
  private final long mostUses;
  private volatile Seal seal;

  /**
   * @param purpose separates the keys of this sealer from those of any other use
   */
  public Sealer(KeyRing ring, String purpose) {
    this(ring, purpose, MOST_USES_OF_A_SEAL);
  }

  Sealer(KeyRing ring, String purpose, long mostUses) {
    List<DerivedKey> keys = ring.keysFor(purpose);
    this.sealing = keys.get(0);
    this.subkeys = new Subkeys(keys);
    this.mostUses = mostUses;
    this.seal = new Seal(sealing, mostUses);
  }

  /** The public name of the key that seals, at most 16 characters; it tells nothing of the key. */
  public String keyName() {
    return sealing.id();
  }

  /**
   * Seals bytes.
   *
   * @param place where they belong, like the name of a group; not secret, and not part of the
   *     result
   */
  public byte[] seal(byte[] plain, byte[] place) {
    Seal current = seal;
    byte[] sealed = current.press(requireNonNull(plain), requireNonNull(place));
    return sealed == null ? sealAnew(plain, place, current) : sealed;
  }

  /** Opens what {@link #seal} made for that place. Never throws for what came from outside. */
  public Opened open(byte[] sealed, byte[] place) {
    return open(sealed, 0, sealed.length, place);
  }

  /** Opens what lies in a part of an array. */
  public Opened open(byte[] array, int offset, int length, byte[] place) {
    SealedBytes sealed = new SealedBytes(array, offset, length);
    if (!sealed.isWhole()) {
      return new Opened.Unreadable("too short to be sealed");
    }
    if (sealed.version() != SealedBytes.VERSION) {
      return new Opened.Unreadable("unknown version " + sealed.version());
    }
    Optional<Subkey> subkey = subkeys.find(sealed);
    return subkey.isEmpty()
        ? new Opened.Unreadable("unknown key " + nameOf(sealed.keyId()))
        : open(sealed, subkey.get(), place);
  }

  private Opened open(SealedBytes sealed, Subkey subkey, byte[] place) {
    try {
      byte[] plain = subkey.open(sealed, place);
      subkeys.keep(sealed, subkey);
      return new Opened.Plain(plain);
    } catch (AEADBadTagException e) {
      return new Opened.Unreadable("altered, or sealed for another place");
    }
  }

  private byte[] sealAnew(byte[] plain, byte[] place, Seal spent) {
    renew(spent);
    return seal(plain, place);
  }

  private synchronized void renew(Seal spent) {
    if (seal == spent) {
      seal = new Seal(sealing, mostUses);
    }
  }

  private static String nameOf(byte[] keyId) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keyId);
  }
}
