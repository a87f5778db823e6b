package org.homeservices.channel.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest entries of a group's history, as far as a node remembers them: what it can put back,
 * and compare. Guarded by its group's lock.
 */
final class Tail {
  private static final int MOST_ENTRIES = 64;
  private static final int MOST_CHARACTERS = 64 * 1024;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private int characters;

  /** Remembers one more, and forgets the oldest beyond the bounds. */
  void add(Entry entry) {
    entries.addLast(entry);
    characters += entry.text().length();
    while (entries.size() > MOST_ENTRIES || (characters > MOST_CHARACTERS && entries.size() > 1)) {
      characters -= entries.removeFirst().text().length();
    }
  }

  void clear() {
    entries.clear();
    characters = 0;
  }

  @Nullable Entry last() {
    return entries.peekLast();
  }

  /** Those after a seq, oldest first. */
  List<Entry> after(long seq) {
    return entries.stream().filter(entry -> entry.seq() > seq).toList();
  }

  /** Whether an entry is the one that has its number here. */
  boolean has(Entry entry) {
    return entries.stream()
        .anyMatch(known -> known.seq() == entry.seq() && known.id().equals(entry.id()));
  }
}
