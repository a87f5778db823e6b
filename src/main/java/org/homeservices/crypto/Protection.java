package org.homeservices.crypto;

import org.jspecify.annotations.Nullable;

/** Keeps what leaves the node from being read or changed on its way. Thread-safe. */
public interface Protection {
  /**
   * Seals bytes for one place.
   *
   * @param place where they may be opened again, and nowhere else
   */
  byte[] seal(byte[] plain, byte[] place);

  /** Opens what was sealed for a place; null where it cannot be. */
  byte @Nullable [] open(byte[] closed, byte[] place);

  /** Seals with the keys of a cluster. */
  static Protection with(Sealer sealer) {
    return new Protection() {
      @Override
      public byte[] seal(byte[] plain, byte[] place) {
        return sealer.seal(plain, place);
      }

      @Override
      public byte @Nullable [] open(byte[] closed, byte[] place) {
        return sealer
            .open(closed, place)
            .<byte @Nullable []>fold(plain -> plain.bytes(), unreadable -> null);
      }
    };
  }

  /** Leaves everything as it is: for CHANNEL_ENCRYPT=false. */
  Protection NONE =
      new Protection() {
        @Override
        public byte[] seal(byte[] plain, byte[] place) {
          return plain;
        }

        @Override
        public byte[] open(byte[] closed, byte[] place) {
          return closed;
        }
      };
}
