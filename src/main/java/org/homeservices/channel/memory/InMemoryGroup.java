package org.homeservices.channel.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;

/**
 * One group: its members and its log. One lock keeps the order: whoever holds it sends, and
 * receivers never wait.
 */
final class InMemoryGroup {
  private final String epoch;
  private final ChannelSettings settings;

  // Guarded by this.
  private final List<Receiver> members = new ArrayList<>();
  private final Deque<Entry> log = new ArrayDeque<>();
  private final Map<String, Entry> byKey = new HashMap<>();
  private long lastSeq;
  private Instant lastUse;

  private record Entry(String key, String id, Envelope envelope) {}

  InMemoryGroup(String epoch, ChannelSettings settings, Instant now) {
    this.epoch = epoch;
    this.settings = settings;
    this.lastUse = now;
  }

  synchronized void add(Receiver receiver) {
    members.add(receiver);
  }

  synchronized void remove(Receiver receiver) {
    members.removeIf(member -> member == receiver);
  }

  synchronized void send(String text, Predicate<Receiver> addressee) {
    Envelope envelope = new Envelope(Envelope.TRANSIENT, text);
    members.stream().filter(addressee).forEach(member -> member.receive(envelope));
  }

  synchronized Published publish(Publication publication, Instant now) {
    lastUse = now;
    Entry earlier = byKey.get(publication.key());
    if (earlier != null) {
      return new Published(position(earlier.envelope().seq()), earlier.id(), true);
    }
    lastSeq++;
    Envelope envelope = new Envelope(lastSeq, publication.text());
    remember(new Entry(publication.key(), publication.id(), envelope));
    members.forEach(member -> member.receive(envelope));
    return new Published(position(lastSeq), publication.id(), false);
  }

  synchronized Replay since(StreamPosition reader, int limit) {
    long oldest = log.isEmpty() ? lastSeq + 1 : log.getFirst().envelope().seq();
    boolean known =
        reader.epoch().equals(epoch) && reader.seq() >= oldest - 1 && reader.seq() <= lastSeq;
    if (!known) {
      return new Replay(position(lastSeq), newest(limit), false);
    }
    return new Replay(position(lastSeq), newest((int) (lastSeq - reader.seq())), true);
  }

  synchronized Replay latest(int limit) {
    return new Replay(position(lastSeq), newest(limit), true);
  }

  /** Nobody is in it and nothing was published for as long as entries live. */
  synchronized boolean isForgotten(Instant now) {
    return members.isEmpty() && lastUse.plus(settings.historyAge()).isBefore(now);
  }

  private void remember(Entry entry) {
    log.addLast(entry);
    byKey.put(entry.key(), entry);
    if (log.size() > settings.historySize()) {
      byKey.remove(log.removeFirst().key());
    }
  }

  private List<Envelope> newest(int count) {
    return log.stream().skip(Math.max(0, log.size() - count)).map(Entry::envelope).toList();
  }

  private StreamPosition position(long seq) {
    return new StreamPosition(epoch, seq);
  }
}
