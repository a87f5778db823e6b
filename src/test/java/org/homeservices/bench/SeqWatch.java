package org.homeservices.bench;

import java.util.BitSet;

/** Watches the places of one socket's messages, which count on by one. Not thread-safe. */
final class SeqWatch {
  private final BitSet seen = new BitSet();
  private long start;
  private long last;

  /** How a message arrived. */
  enum Arrival {
    /** Not seen before, and none of a higher place was. */
    ON,
    /** Not seen before, but one of a higher place was. */
    LATE,
    /** Seen before, or from before the start. */
    AGAIN
  }

  /** Places count from the one after this. */
  void startAfter(long seq) {
    start = seq;
    last = seq;
  }

  /** Takes the next message's place. */
  Arrival see(long seq) {
    int index = Math.toIntExact(seq - start - 1);
    if (index < 0 || seen.get(index)) {
      return Arrival.AGAIN;
    }
    seen.set(index);
    boolean isOn = seq > last;
    last = Math.max(last, seq);
    return isOn ? Arrival.ON : Arrival.LATE;
  }

  /** How many places below the highest one have not been seen. */
  long missing() {
    return last - start - seen.cardinality();
  }
}
