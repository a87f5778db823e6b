package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.ERROR;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.redis.Group.Arrival;
import org.jspecify.annotations.Nullable;

/** Hands on what comes into the inboxes, piece by piece and in order. */
final class Router implements Inbox.Listener {
  private static final System.Logger LOGGER = System.getLogger(Router.class.getName());
  private static final int ENTRY = 1;
  private static final int PASSING = 2;
  private static final int SIZE = 3;
  private static final int REQUEST = 4;
  private static final int PROBE = 5;
  private static final int ERASED = 6;

  private final String node;
  private final Groups groups;
  private final Payloads payloads;
  private final Consumer<Request> onRequest;
  private final ObjLongConsumer<Partition> onProbe;
  private final Consumer<Partition> onLoss;
  private final Executor bursts;

  /** The number of the latest frame of each partition; each is touched by one thread at a time. */
  private final AtomicLongArray frames;

  /**
   * @param onProbe gets the number of a probe that this node has sent itself
   * @param onLoss called when frames were missed, or may have been
   * @param bursts runs, at once and in place, what hands on several messages
   * @param partitions how many there are
   */
  Router(
      String node,
      Groups groups,
      Payloads payloads,
      Consumer<Request> onRequest,
      ObjLongConsumer<Partition> onProbe,
      Consumer<Partition> onLoss,
      Executor bursts,
      int partitions) {
    this.node = node;
    this.groups = groups;
    this.payloads = payloads;
    this.onRequest = onRequest;
    this.onProbe = onProbe;
    this.onLoss = onLoss;
    this.bursts = bursts;
    this.frames = new AtomicLongArray(partitions);
  }

  @Override
  public void subscribed(Partition partition) {
    onLoss.accept(partition);
  }

  @Override
  public void frame(Partition partition, byte[] bytes) {
    ByteReader frame = new ByteReader(bytes);
    long number = frame.eight();
    long latest = frames.getAndSet(partition.number(), number);
    if (number == latest) {
      // It came over two subscriptions, while one took the place of the other.
      return;
    }
    if (latest != 0 && number != latest + 1) {
      onLoss.accept(partition);
    }
    bursts.execute(() -> read(partition, frame));
  }

  private void read(Partition partition, ByteReader frame) {
    try {
      pieces(partition, frame);
    } catch (RuntimeException e) {
      LOGGER.log(ERROR, "frame not understood, its groups are attached anew", e);
      onLoss.accept(partition);
    }
  }

  private void pieces(Partition partition, ByteReader frame) {
    while (frame.hasMore()) {
      int kind = frame.one();
      switch (kind) {
        case ENTRY -> entry(frame);
        case PASSING -> passing(frame);
        case SIZE -> size(frame);
        case REQUEST -> request(frame);
        case ERASED -> groups.find(frame.text(GroupKey.LENGTH)).ifPresent(Group::forget);
        case PROBE -> onProbe.accept(partition, frame.eight());
        // Nothing in the rest of the frame can be told apart any more.
        default -> throw new IllegalArgumentException("a piece of unknown kind " + kind);
      }
    }
  }

  private void entry(ByteReader frame) {
    String key = frame.text(GroupKey.LENGTH);
    long seq = frame.eight();
    String epoch = frame.shortText();
    byte[] sealed = frame.longBytes();
    groups
        .find(key)
        .ifPresent(
            group ->
                group.receive(
                    new Arrival(epoch, seq, payloads.openEntry(group.key(), seq, sealed))));
  }

  private void passing(ByteReader frame) {
    String key = frame.text(GroupKey.LENGTH);
    byte[] sealed = frame.longBytes();
    groups
        .find(key)
        .ifPresent(
            group -> {
              Payloads.Passing passing = payloads.openPassing(group.key(), sealed);
              if (passing != null) {
                group.pass(passing.text(), except(passing));
              }
            });
  }

  private static @Nullable ChannelName except(Payloads.Passing passing) {
    return passing.except().isEmpty() ? null : new ChannelName(passing.except());
  }

  private void size(ByteReader frame) {
    String key = frame.text(GroupKey.LENGTH);
    int size = frame.four();
    groups.find(key).ifPresent(group -> groups.counted(group, size));
  }

  private void request(ByteReader frame) {
    Request request = payloads.openRequest(node, frame.longBytes());
    if (request != null) {
      onRequest.accept(request);
    }
  }
}
