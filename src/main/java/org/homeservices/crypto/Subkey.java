package org.homeservices.crypto;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An AES-256-GCM key and cipher objects that were used with it: one that meets its own key again
 * needs not expand it. They wait in a queue, not in a {@code ThreadLocal}, which would outlive the
 * application in the server's threads. Thread-safe.
 */
final class Subkey {
  private static final byte[] INFO = {'s', 'e', 'a', 'l', '/', '1'};
  private static final int TAG_BITS = 128;

  /** One that finds no place is left to the garbage collector. */
  private static final int MOST_IDLE = 8;

  private final SecretKeySpec key;
  private final Queue<Cipher> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  Subkey(byte[] secret, byte[] salt) {
    this.key = new SecretKeySpec(Hkdf.derive(secret, salt, INFO), "AES");
  }

  /** Fills {@code sealed}, whose header is complete, behind that. */
  void seal(byte[] plain, byte[] place, byte[] sealed) {
    Cipher cipher = idleOrNew();
    try {
      begin(cipher, Cipher.ENCRYPT_MODE, new SealedBytes(sealed, 0, sealed.length), place);
      cipher.doFinal(plain, 0, plain.length, sealed, SealedBytes.HEADER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
    idle.offer(cipher);
  }

  /**
   * @throws AEADBadTagException where the bytes were not sealed with this key for this place
   */
  byte[] open(SealedBytes sealed, byte[] place) throws AEADBadTagException {
    Cipher cipher = idleOrNew();
    try {
      begin(cipher, Cipher.DECRYPT_MODE, sealed, place);
      return cipher.doFinal(sealed.array(), sealed.body(), sealed.bodyLength());
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    } finally {
      idle.offer(cipher);
    }
  }

  private void begin(Cipher cipher, int mode, SealedBytes sealed, byte[] place)
      throws GeneralSecurityException {
    byte[] array = sealed.array();
    cipher.init(
        mode, key, new GCMParameterSpec(TAG_BITS, array, sealed.nonce(), SealedBytes.NONCE));
    cipher.updateAAD(array, sealed.offset(), SealedBytes.HEADER);
    cipher.updateAAD(place);
  }

  private Cipher idleOrNew() {
    Cipher cipher = idle.poll();
    if (cipher != null) {
      return cipher;
    }
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }
}
