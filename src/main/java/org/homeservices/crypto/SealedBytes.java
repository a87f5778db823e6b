package org.homeservices.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where things stand in sealed bytes: version (1 byte), key id (6), salt (16), nonce (12), then
 * what AES-GCM made of the content, its tag (16) last.
 *
 * @param array holds them somewhere
 */
@SuppressWarnings("ArrayRecordComponent") // a view on bytes; nobody compares it
record SealedBytes(byte[] array, int offset, int length) {
  static final byte VERSION = 1;
  static final int KEY_ID = 6;
  static final int SALT = 16;
  static final int NONCE = 12;
  static final int HEADER = 1 + KEY_ID + SALT + NONCE;
  static final int TAG = 16;

  private static final int NAME = KEY_ID + SALT;

  /** Whether they are as many as the emptiest content takes, and all there. */
  boolean isWhole() {
    return offset >= 0
        && length >= HEADER + TAG
        && length <= array.length
        && offset <= array.length - length;
  }

  byte version() {
    return array[offset];
  }

  byte[] keyId() {
    return Arrays.copyOfRange(array, offset + 1, offset + 1 + KEY_ID);
  }

  byte[] salt() {
    return Arrays.copyOfRange(array, offset + 1 + KEY_ID, nonce());
  }

  /** Key id and salt: what tells one subkey from all others. */
  ByteBuffer subkeyName() {
    return ByteBuffer.wrap(Arrays.copyOfRange(array, offset + 1, offset + 1 + NAME));
  }

  /** Where the nonce begins. */
  int nonce() {
    return offset + 1 + NAME;
  }

  /** Where the content begins. */
  int body() {
    return offset + HEADER;
  }

  int bodyLength() {
    return length - HEADER;
  }
}
