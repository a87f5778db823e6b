package org.homeservices.channel.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.channel.local.Members;
import org.homeservices.channel.local.Turns;
import org.jspecify.annotations.Nullable;

/**
 * One group: its members and its log. One lock keeps the order, and is not held while members are
 * told: what they do then may concern any group. Members come and go without it.
 */
final class InMemoryGroup {
  private final GroupName name;
  private final String epoch;
  private final ChannelSettings settings;
  private final Members members;

  /** What the members are told; added with the lock held, done without. */
  private final Turns turns = new Turns();

  // Guarded by this.
  private final Deque<Envelope> log = new ArrayDeque<>();
  private final Map<String, Known> byKey = new HashMap<>();
  private long lastSeq;
  private Instant lastUse = Instant.EPOCH;

  /** An epoch before; up to {@code lastBefore} the log holds nothing else than in it. */
  private String before = "";

  private long lastBefore;

  /** An entry that was published, whether it is still in the log or not. */
  private record Known(String id, long seq) {}

  InMemoryGroup(GroupName name, String epoch, ChannelSettings settings, Members members) {
    this.name = name;
    this.epoch = epoch;
    this.settings = settings;
    this.members = members;
  }

  Members members() {
    return members;
  }

  /**
   * Sends what is not remembered.
   *
   * @param self who does not get it; null for none
   */
  void send(String text, @Nullable ChannelName self) {
    Envelope envelope = Envelope.passing(name, text);
    turns.add(() -> members.deliver(envelope, self));
    turns.work();
  }

  Published publish(Publication publication, Instant now) {
    Published published = append(publication, now);
    turns.work();
    return published;
  }

  private synchronized Published append(Publication publication, Instant now) {
    Known earlier = byKey.get(publication.key());
    if (earlier != null) {
      return new Published.Sequenced(position(earlier.seq()), earlier.id(), true);
    }
    lastUse = now;
    lastSeq++;
    byKey.put(publication.key(), new Known(publication.id(), lastSeq));
    Envelope envelope = Envelope.remembered(name, lastSeq, publication.text());
    StreamPosition position = position(lastSeq);
    remember(envelope);
    turns.add(() -> members.deliver(envelope, null));
    return new Published.Sequenced(position, publication.id(), false);
  }

  /** Puts back what is lost, as far as it stands next to what is there. */
  synchronized void restore(List<LostEntry> entries, Instant now) {
    lastUse = now;
    for (int i = entries.size() - 1; i >= 0; i--) {
      putInFront(entries.get(i));
    }
    String known = entries.isEmpty() ? "" : entries.get(entries.size() - 1).epoch();
    entries.stream()
        .filter(entry -> entry.seq() > lastSeq)
        .forEach(entry -> putBehind(entry, known));
  }

  /** Forgets all but the last seq. */
  synchronized void erase() {
    log.clear();
    byKey.clear();
  }

  private void putInFront(LostEntry entry) {
    if (entry.seq() == oldest() - 1 && log.size() < settings.historySize()) {
      know(entry);
      log.addFirst(envelope(entry));
    }
  }

  private void putBehind(LostEntry entry, String known) {
    if (lastSeq == 0 || (before.equals(known) && lastBefore == lastSeq)) {
      before = known;
      lastBefore = entry.seq();
    }
    if (entry.seq() > lastSeq + 1) {
      log.clear();
    }
    lastSeq = entry.seq();
    know(entry);
    remember(envelope(entry));
  }

  private void know(LostEntry entry) {
    byKey.putIfAbsent(entry.key(), new Known(entry.id(), entry.seq()));
  }

  private Envelope envelope(LostEntry entry) {
    return Envelope.remembered(name, entry.seq(), entry.text());
  }

  synchronized Replay since(StreamPosition reader, int limit) {
    boolean known = isOfThisLog(reader) && reader.seq() >= oldest() - 1 && reader.seq() <= lastSeq;
    long missed = lastSeq - reader.seq();
    if (known && missed <= Replay.MOST_ENTRIES) {
      List<Envelope> entries = log.stream().skip(log.size() - missed).toList();
      if (characters(entries) <= Replay.MOST_CHARACTERS) {
        return new Replay(position(lastSeq), entries, true);
      }
    }
    return new Replay(position(lastSeq), newest(limit), false);
  }

  synchronized Replay latest(int limit) {
    return new Replay(position(lastSeq), newest(limit), true);
  }

  synchronized Replay page(long after, int limit) {
    List<Envelope> entries =
        log.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
    boolean complete = entries.isEmpty() || entries.get(0).seq() == after + 1;
    return new Replay(position(lastSeq), entries, complete);
  }

  /** Drops entries and keys where nothing was published for as long as each live; seq goes on. */
  synchronized void forgetOutlived(Instant now) {
    if (lastUse.plus(settings.historyAge()).isBefore(now)) {
      log.clear();
    }
    if (lastUse.plus(settings.positionAge()).isBefore(now)) {
      byKey.clear();
    }
  }

  private void remember(Envelope entry) {
    log.addLast(entry);
    if (log.size() > settings.historySize()) {
      log.removeFirst();
    }
  }

  private boolean isOfThisLog(StreamPosition reader) {
    return reader.epoch().equals(epoch)
        || (reader.epoch().equals(before) && reader.seq() <= lastBefore);
  }

  private long oldest() {
    return log.isEmpty() ? lastSeq + 1 : log.getFirst().seq();
  }

  /** At most so many, and so much; but where there are any, at least the last one. */
  private List<Envelope> newest(int limit) {
    List<Envelope> newest = new ArrayList<>();
    Iterator<Envelope> backwards = log.descendingIterator();
    int characters = 0;
    while (backwards.hasNext() && newest.size() < limit) {
      Envelope entry = backwards.next();
      characters += entry.text().length();
      if (characters > Replay.MOST_CHARACTERS && !newest.isEmpty()) {
        break;
      }
      newest.add(entry);
    }
    Collections.reverse(newest);
    return newest;
  }

  private static long characters(List<Envelope> entries) {
    return entries.stream().mapToLong(entry -> entry.text().length()).sum();
  }

  private StreamPosition position(long seq) {
    return new StreamPosition(epoch, seq);
  }
}
