package org.homeservices.channel.redis;

import java.util.List;
import java.util.function.Consumer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.local.Members;
import org.homeservices.channel.local.Turns;
import org.homeservices.channel.redis.Passings.Passing;
import org.jspecify.annotations.Nullable;

/**
 * A group as this node knows it: its members here, how far its history has come, and the latest
 * entries. Entries are handed on in the order of their seq and without gaps: where one is missing,
 * what comes after it waits until that has come, or was read from Redis. One lock keeps the order,
 * and is not held while members are told: what they do then may concern any group.
 */
final class Group {
  /** Nothing is known of the history yet. */
  private static final long UNKNOWN = -1;

  /** The seq at which a gap closes that only Redis can tell about. */
  private static final long NEVER = Long.MAX_VALUE;

  private final GroupName name;
  private final GroupKey key;
  private final Members members;
  private final Drops drops;
  private final Consumer<Group> onGap;

  /** What the members are told; added with the lock held, done without. */
  private final Turns turns = new Turns();

  // Guarded by this.
  private final Gap gap = new Gap();
  private final Passings passings = new Passings();
  private final Tail tail = new Tail();
  private String epoch = "";

  /** The epoch that the members know; empty where the history began after they joined. */
  private String epochTold = "";

  /** Written with the lock held. */
  private volatile long lastSeq = UNKNOWN;

  private volatile int size;

  /** A member joined that could be told nothing of the history. */
  private volatile boolean joinedBlind;

  /** An entry and the epoch it was numbered in; without the entry where it cannot be read. */
  record Arrival(String epoch, long seq, @Nullable Entry entry) {
    int characters() {
      return entry == null ? 0 : entry.text().length();
    }
  }

  /** How far this node has come, and what it knows of the entry there. */
  record Standing(String epoch, long seq, @Nullable Entry last) {}

  /** What is remembered of the end of an epoch's log, oldest first. */
  record Remembered(String epoch, List<Entry> entries) {}

  /**
   * @param onGap called, with this group's lock held, when entries are missing: in a moment they
   *     are to be read, unless they have come by themselves ({@link #beginsToFill})
   */
  Group(GroupName name, GroupKey key, Drops drops, Consumer<Group> onGap) {
    this.name = name;
    this.key = key;
    this.drops = drops;
    this.members = new Members(drops);
    this.onGap = onGap;
  }

  GroupName name() {
    return name;
  }

  GroupKey key() {
    return key;
  }

  Members members() {
    return members;
  }

  /** A member joined while Redis was out of reach; it is interrupted when Redis is back. */
  void joinedBlind() {
    joinedBlind = true;
  }

  synchronized Standing standing() {
    return new Standing(epoch, lastSeq, tail.last());
  }

  /** The last seq that this node knows of, 0 where it knows none. */
  long floor() {
    return Math.max(0, lastSeq);
  }

  /** The remembered entries after a seq. */
  synchronized Remembered after(long seq) {
    return new Remembered(epoch, tail.after(seq));
  }

  /** Redis says how far the history has come; false where this node has come further. */
  boolean attached(String atEpoch, long atSeq) {
    boolean hasCome = comesTo(atEpoch, atSeq);
    turns.work();
    return hasCome;
  }

  private synchronized boolean comesTo(String atEpoch, long atSeq) {
    if (joinedBlind) {
      joinedBlind = false;
      turns.add(() -> members.interrupt(name));
    }
    if (lastSeq == UNKNOWN) {
      epoch = atEpoch;
      epochTold = atEpoch;
      lastSeq = atSeq;
      takeEarly();
    } else if (atSeq > lastSeq) {
      openGap(isSameLife(atEpoch) ? atSeq : NEVER);
    } else if (atSeq == lastSeq && !isSameLife(atEpoch)) {
      openGap(NEVER);
    }
    return atSeq >= lastSeq;
  }

  /** The log in Redis is another than the one that was followed here: members are told. */
  void startOver(String atEpoch, long atSeq) {
    synchronized (this) {
      interruptAt(atEpoch, atSeq);
      takeEarly();
    }
    turns.work();
  }

  /** The entries are erased: none of them may be put back. */
  synchronized void forget() {
    tail.clear();
  }

  /** Whether an entry is the one that has its number here. */
  synchronized boolean knows(Entry entry) {
    return tail.has(entry);
  }

  /** An entry has come in. */
  void receive(Arrival arrival) {
    synchronized (this) {
      keepOrTake(arrival);
    }
    turns.work();
  }

  /** Something that is not remembered has come in. */
  void pass(String text, @Nullable ChannelName except) {
    Envelope envelope = Envelope.passing(name, text);
    synchronized (this) {
      passInOrder(new Passing(envelope, except, gap.lastWaiting()));
    }
    turns.work();
  }

  /** What came before it may still wait behind a gap: it does then too. */
  private void passInOrder(Passing passing) {
    if (passing.after() <= floor() && passings.isEmpty()) {
      tell(passing);
    } else if (!passings.add(passing)) {
      drops.count(DropReason.FULL);
    }
  }

  private void passWhatCameBehind(long seq) {
    passings.takeUpTo(seq).forEach(this::tell);
  }

  private void tell(Passing passing) {
    turns.add(() -> members.deliver(passing.envelope(), passing.except()));
  }

  /**
   * What Redis gave for a gap.
   *
   * @param arrivals contiguous
   * @param isWhole whether they follow what was delivered here last
   * @param end where the log stands
   */
  void fill(List<Arrival> arrivals, boolean isWhole, Standing end) {
    fillIn(arrivals, isWhole, end);
    turns.work();
  }

  private synchronized void fillIn(List<Arrival> arrivals, boolean isWhole, Standing end) {
    boolean isOfThisGap = gap.wasRead();
    if (!gap.isOpen()) {
      return;
    }
    if (!isOfThisGap) {
      onGap.accept(this);
      return;
    }
    gap.close();
    long before = lastSeq;
    if (isWhole) {
      arrivals.stream().filter(arrival -> arrival.seq() > lastSeq).forEach(this::deliver);
    }
    if (isWhole && lastSeq >= end.seq()) {
      epoch = end.epoch();
    } else if (lastSeq < end.seq() && lastSeq > before) {
      openGap(end.seq());
    } else {
      interruptAt(end.epoch(), end.seq());
    }
    takeEarly();
  }

  /** Whether what is missing is to be read now; {@link #fill} is to be called then. */
  synchronized boolean beginsToFill() {
    return gap.beginsToBeRead();
  }

  /** What is missing could not be read; the group will be attached anew. */
  void giveUpFilling() {
    synchronized (this) {
      gap.wasRead();
      gap.close();
      gap.takeAll();
      passWhatCameBehind(NEVER);
    }
    turns.work();
  }

  /** Takes the number of members on all nodes. */
  void counted(int now) {
    size = now;
  }

  /** Tells the members how many they are. */
  void tellSize() {
    turns.add(() -> members.tellSize(name, size));
    turns.work();
  }

  private void keepOrTake(Arrival arrival) {
    if (lastSeq == UNKNOWN) {
      gap.keep(arrival);
    } else if (!gap.isOpen()) {
      take(arrival);
    } else if (isNext(arrival)) {
      deliver(arrival);
      goOnOverTheGap();
    } else {
      gap.keep(arrival);
    }
  }

  private void goOnOverTheGap() {
    Arrival next = gap.take(lastSeq + 1);
    while (next != null && isNext(next)) {
      deliver(next);
      next = gap.take(lastSeq + 1);
    }
    if (next != null) {
      gap.keep(next);
    }
    if (gap.isOverAt(lastSeq)) {
      gap.close();
      takeEarly();
    }
  }

  private boolean isNext(Arrival arrival) {
    return arrival.seq() == lastSeq + 1 && arrival.epoch().equals(epoch);
  }

  private void takeEarly() {
    boolean isMissingMore = gap.hasLeftOut();
    gap.takeAll().forEach(this::keepOrTake);
    if (isMissingMore) {
      openGap(NEVER);
    }
    passWhatCameBehind(lastSeq);
  }

  private void take(Arrival arrival) {
    if (arrival.seq() == lastSeq + 1 && isSameLife(arrival.epoch())) {
      deliver(arrival);
    } else if (arrival.seq() > lastSeq) {
      gap.keep(arrival);
      openGap(isSameLife(arrival.epoch()) ? arrival.seq() : NEVER);
    } else if (!arrival.epoch().equals(epoch) && isUnknown(arrival)) {
      // The log was lost and numbered anew by a node that knew less: nothing else may follow.
      interruptAt(arrival.epoch(), arrival.seq());
    }
  }

  /** Whether an entry with an old number is not the one that had that number here. */
  private boolean isUnknown(Arrival arrival) {
    Entry entry = arrival.entry();
    return entry != null && !knows(entry);
  }

  /**
   * Whether what follows can be trusted to follow. In another life of the log others may have taken
   * the places of entries that were delivered here: that is looked at first.
   */
  private boolean isSameLife(String atEpoch) {
    if (lastSeq == 0) {
      epoch = atEpoch;
    }
    return atEpoch.equals(epoch);
  }

  private void openGap(long until) {
    if (gap.open(until)) {
      onGap.accept(this);
    }
  }

  private void interruptAt(String atEpoch, long atSeq) {
    epoch = atEpoch;
    epochTold = atEpoch;
    lastSeq = atSeq;
    tail.clear();
    turns.add(() -> members.interrupt(name));
    passWhatCameBehind(NEVER);
  }

  private void deliver(Arrival arrival) {
    epoch = arrival.epoch();
    lastSeq = arrival.seq();
    Entry entry = arrival.entry();
    if (entry != null) {
      tail.add(entry);
      Envelope envelope = envelope(entry);
      turns.add(() -> members.deliver(envelope, null));
    }
    passWhatCameBehind(lastSeq);
  }

  /** Who comes back is to show the epoch of what it has seen last: members are told a new one. */
  private Envelope envelope(Entry entry) {
    if (epoch.equals(epochTold) || epochTold.isEmpty()) {
      epochTold = epoch;
      return Envelope.remembered(name, entry.seq(), entry.text());
    }
    epochTold = epoch;
    return Envelope.firstInEpoch(name, entry.seq(), epoch, entry.text());
  }
}
