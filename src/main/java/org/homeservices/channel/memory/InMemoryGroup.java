package org.homeservices.channel.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.Membership;
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
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final Deque<Entry> log = new ArrayDeque<>();
  private final Map<String, Entry> byKey = new HashMap<>();
  private long lastSeq;
  private Instant lastUse = Instant.EPOCH;

  private record Entry(String key, String id, Envelope envelope) {}

  /** One receiver's stay, from joining to leaving: the same receiver may come again. */
  private static final class Place {
    private final Receiver receiver;
    private boolean left;

    Place(Receiver receiver) {
      this.receiver = receiver;
    }
  }

  InMemoryGroup(String epoch, ChannelSettings settings) {
    this.epoch = epoch;
    this.settings = settings;
  }

  synchronized Membership add(Receiver receiver) {
    Place place = new Place(receiver);
    places.add(place);
    return () -> remove(place);
  }

  synchronized void send(String text, Predicate<Receiver> addressee) {
    deliver(new Envelope(Envelope.TRANSIENT, text), addressee);
  }

  synchronized Published publish(Publication publication, Instant now) {
    Entry earlier = byKey.get(publication.key());
    if (earlier != null) {
      return new Published(position(earlier.envelope().seq()), earlier.id(), true);
    }
    lastUse = now;
    lastSeq++;
    Envelope envelope = new Envelope(lastSeq, publication.text());
    remember(new Entry(publication.key(), publication.id(), envelope));
    deliver(envelope, member -> true);
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

  /** Drops all entries where nothing was published for as long as they live; seq goes on. */
  synchronized void forgetOutlived(Instant now) {
    if (!log.isEmpty() && lastUse.plus(settings.historyAge()).isBefore(now)) {
      log.clear();
      byKey.clear();
    }
  }

  private synchronized void remove(Place place) {
    place.left = true;
    places.remove(place);
  }

  /** A receiver may leave, or end another's place, while it receives. */
  private void deliver(Envelope envelope, Predicate<Receiver> addressee) {
    for (Place place : places) {
      if (!place.left && addressee.test(place.receiver)) {
        place.receiver.receive(envelope);
      }
    }
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
