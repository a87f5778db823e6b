package org.homeservices.channel.local;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;

/**
 * An open channel of this node: hands envelopes to its receiver one after the other, and keeps
 * those for which the receiver is not ready, up to a capacity and for a time. Takes no lock:
 * whoever finds nobody at work does the work of all who come meanwhile.
 */
public final class Mailbox implements Channel {
  private static final System.Logger LOGGER = System.getLogger(Mailbox.class.getName());

  private final ChannelName name;
  private final Receiver receiver;
  private final Limits limits;
  private final Drops drops;
  private final LongSupplier nanoTime;
  private final Consumer<Mailbox> whenClosed;

  private final Set<GroupName> groups = ConcurrentHashMap.newKeySet();
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger work = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean receiverIsBusy;

  /** What became of an envelope. */
  public enum Offer {
    /** The receiver has it, or will have. */
    TAKEN,
    /** It did not fit; where it was an entry of a history, the channel is closed now. */
    FULL,
    /** The channel is closed. */
    GONE
  }

  /**
   * How much may wait here.
   *
   * @param capacity envelopes
   * @param expiry how long an envelope that no history holds may wait
   */
  public record Limits(int capacity, Duration expiry) {}

  /** What waits: an envelope, or something else that the receiver is told in its turn. */
  private record Waiting(Runnable handover, boolean mayExpire, long since) {}

  /**
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   * @param whenClosed called once, by whoever closes it
   */
  Mailbox(
      ChannelName name,
      Receiver receiver,
      Limits limits,
      Drops drops,
      LongSupplier nanoTime,
      Consumer<Mailbox> whenClosed) {
    this.name = name;
    this.receiver = receiver;
    this.limits = limits;
    this.drops = drops;
    this.nanoTime = nanoTime;
    this.whenClosed = whenClosed;
  }

  @Override
  public ChannelName name() {
    return name;
  }

  /** The groups that it is a member of; the floor keeps this. */
  public Set<GroupName> groups() {
    return groups;
  }

  /** Whether it takes nothing any more. */
  public boolean isClosed() {
    return closed.get();
  }

  /** Hands an envelope to the receiver, now or in its turn. */
  public Offer offer(Envelope envelope) {
    if (closed.get()) {
      return Offer.GONE;
    }
    if (!hasRoom()) {
      if (envelope.isRemembered()) {
        overflow();
      }
      return Offer.FULL;
    }
    boolean mayExpire = !envelope.isRemembered();
    queue.add(new Waiting(() -> handOver(envelope), mayExpire, nanoTime.getAsLong()));
    workOff();
    return Offer.TAKEN;
  }

  /** Tells the receiver, in its turn, that what it knew of a group is void. */
  public void interrupt(GroupName group) {
    tell(() -> receiver.interrupted(group));
  }

  /** Tells the receiver, in its turn, how many members a group has. */
  public void tellSize(GroupName group, int members) {
    tell(() -> receiver.sizeChanged(group, members));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      queue.clear();
      whenClosed.accept(this);
    }
  }

  private void tell(Runnable signal) {
    if (!closed.get()) {
      waiting.incrementAndGet();
      queue.add(new Waiting(signal, false, 0));
      workOff();
    }
  }

  private void overflow() {
    if (!closed.get()) {
      close();
      safely(receiver::overflowed);
    }
  }

  private boolean hasRoom() {
    if (waiting.incrementAndGet() <= limits.capacity()) {
      return true;
    }
    workOff();
    if (waiting.get() <= limits.capacity()) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  private void workOff() {
    Turns.oneAtATime(work, this::handOverWhatCan);
  }

  private void handOverWhatCan() {
    for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
      boolean expired = next.mayExpire() && nanoTime.getAsLong() - next.since() > expiryNanos();
      if (!expired && receiverIsBusy) {
        return;
      }
      // Not what was looked at: close() may have cleared the queue since.
      Waiting taken = queue.poll();
      if (taken == null) {
        return;
      }
      waiting.decrementAndGet();
      if (expired) {
        drops.count(DropReason.EXPIRED);
      } else if (!closed.get()) {
        safely(taken.handover());
      }
    }
  }

  /** A receiver that throws breaks its promise: its channel goes on, and so does whoever sends. */
  private void safely(Runnable handover) {
    try {
      handover.run();
    } catch (RuntimeException | Error e) {
      // An error too: whoever delivers works for all other members as well.
      LOGGER.log(ERROR, "receiver failed channel=" + name.value(), e);
    }
  }

  private void handOver(Envelope envelope) {
    CompletionStage<?> ready = receiver.receive(envelope);
    if (ready != Receiver.READY && !ready.toCompletableFuture().isDone()) {
      receiverIsBusy = true;
      ready.whenComplete((done, failure) -> goOn());
    }
  }

  private void goOn() {
    receiverIsBusy = false;
    workOff();
  }

  private long expiryNanos() {
    return limits.expiry().toNanos();
  }
}
