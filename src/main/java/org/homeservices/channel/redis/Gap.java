package org.homeservices.channel.redis;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.homeservices.channel.redis.Group.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * What is missing in a group's history, and what has come meanwhile. Most gaps close by themselves:
 * a node's own entries come with its replies and others' over its subscription, and one may be a
 * moment ahead of the other. Guarded by its group's lock.
 */
final class Gap {
  /** What comes beyond that is read from Redis later. */
  private static final int MOST_WAITING = 1_000;

  private static final int MOST_WAITING_CHARACTERS = 4 * 1024 * 1024;

  private final NavigableMap<Long, Arrival> waiting = new TreeMap<>();
  private int characters;
  private boolean hasLeftOut;
  private boolean open;
  private long until;

  /** Counts the times at which it became another gap than before. */
  private int number;

  private int numberRead;
  private boolean beingRead;

  boolean isOpen() {
    return open;
  }

  /**
   * Opens it, or makes it wider; true where it was closed.
   *
   * @param seq which must be reached for it to close by itself
   */
  boolean open(long seq) {
    boolean wasClosed = !open;
    if (wasClosed || seq > until) {
      until = seq;
      number++;
    }
    open = true;
    return wasClosed;
  }

  /** Whether it is to be read from Redis now: it is open, and nobody reads it yet. */
  boolean beginsToBeRead() {
    boolean begins = open && !beingRead;
    if (begins) {
      beingRead = true;
      numberRead = number;
    }
    return begins;
  }

  /** It has been read, or could not be; false where it is another one by now. */
  boolean wasRead() {
    beingRead = false;
    return numberRead == number;
  }

  /** The greatest seq that waits; 0 where nothing does. */
  long lastWaiting() {
    return waiting.isEmpty() ? 0 : waiting.lastKey();
  }

  /** Whether it has closed by itself with what came up to a seq. */
  boolean isOverAt(long seq) {
    return open && seq >= until;
  }

  void close() {
    open = false;
  }

  /** Keeps what came too early. */
  void keep(Arrival arrival) {
    if (waiting.size() < MOST_WAITING && characters < MOST_WAITING_CHARACTERS) {
      waiting.put(arrival.seq(), arrival);
      characters += arrival.characters();
    } else {
      hasLeftOut = true;
    }
  }

  /** Hands out what waits with a seq; it waits no longer. */
  @Nullable Arrival take(long seq) {
    return waiting.remove(seq);
  }

  /** Whether something came for which there was no room. */
  boolean hasLeftOut() {
    return hasLeftOut;
  }

  /** Hands out what waits, in order; nothing waits afterwards. */
  List<Arrival> takeAll() {
    List<Arrival> all = List.copyOf(waiting.values());
    waiting.clear();
    characters = 0;
    hasLeftOut = false;
    return all;
  }
}
