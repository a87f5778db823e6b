package org.homeservices.generation.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text stands in Redis.
 *
 * @param mine whether this node is to write it
 * @param generation counts who wrote it
 * @param first the number of the first of the pieces
 * @param left how long the lease of who writes will last, zero where nobody does any more
 * @param pieces sealed
 */
record Standing(boolean mine, long generation, int first, Duration left, List<byte[]> pieces) {

  static Standing read(byte[] reply) {
    ByteBuffer bytes = ByteBuffer.wrap(reply);
    boolean mine = bytes.get() == 1;
    long generation = bytes.getLong();
    int first = bytes.getInt();
    Duration left = Duration.ofMillis(bytes.getInt());
    return new Standing(mine, generation, first, left, pieces(bytes));
  }

  /** Pieces after their count, each after its length. */
  static List<byte[]> pieces(ByteBuffer bytes) {
    int count = bytes.getInt();
    List<byte[]> pieces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] piece = new byte[bytes.getInt()];
      bytes.get(piece);
      pieces.add(piece);
    }
    return pieces;
  }
}
