package org.homeservices.channel.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What is not remembered and came behind entries that wait at a gap: it waits with them, so that it
 * does not overtake them. Guarded by its group's lock.
 */
final class Passings {
  private static final int MOST = 1_000;

  private final Deque<Passing> waiting = new ArrayDeque<>();

  /** A text, who does not get it, and the seq of the entry behind which it came. */
  record Passing(Envelope envelope, @Nullable ChannelName except, long after) {}

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Keeps one more; false where there is no room. */
  boolean add(Passing passing) {
    return waiting.size() < MOST && waiting.add(passing);
  }

  /** Hands out those behind entries up to a seq, in order. */
  List<Passing> takeUpTo(long seq) {
    List<Passing> taken = new ArrayList<>(0);
    while (!waiting.isEmpty() && waiting.element().after() <= seq) {
      taken.add(waiting.remove());
    }
    return taken;
  }
}
