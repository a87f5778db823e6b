package org.homeservices.channel.redis;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homeservices.channel.LayerUnavailable;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * A node's subscriptions: one inbox for each partition, for as long as the node lives. Frames of
 * one inbox are handed on one after the other, on the client's own thread.
 */
final class Inbox {
  private final Supplier<RedissonClient> maker;
  private final List<Partition> partitions;
  private final String node;
  private final Listener listener;

  // Guarded by this.
  private @Nullable RedissonClient client;
  private boolean ended;

  /** Takes what comes in; must return at once. */
  interface Listener {
    /** Takes what one PUBLISH carried. */
    void frame(Partition partition, byte[] bytes);

    /** A subscription stands, for the first time or again: what was published before is lost. */
    void subscribed(Partition partition);
  }

  /**
   * @param maker makes a client that runs listeners in place; may take its time, and throws where
   *     no server can be reached
   */
  Inbox(
      Supplier<RedissonClient> maker, List<Partition> partitions, String node, Listener listener) {
    this.maker = maker;
    this.partitions = partitions;
    this.node = node;
    this.listener = listener;
  }

  /** Subscribes where that is not done yet. Blocks. */
  synchronized void open() {
    if (ended) {
      throw new LayerUnavailable("this node stops");
    }
    if (client == null) {
      RedissonClient made = maker.get();
      try {
        partitions.forEach(partition -> subscribe(made, partition));
        client = made;
      } finally {
        if (client == null) {
          made.shutdown();
        }
      }
    }
  }

  /** Ends the subscriptions; {@link #open} makes new ones, with a client of their own. Blocks. */
  synchronized void close() {
    RedissonClient old = client;
    client = null;
    if (old != null) {
      old.shutdown();
    }
  }

  /** Ends the subscriptions for good. Blocks. */
  synchronized void end() {
    ended = true;
    close();
  }

  private void subscribe(RedissonClient made, Partition partition) {
    RTopic topic = made.getTopic(partition.inboxOf(node), ByteArrayCodec.INSTANCE);
    // Before the messages' listener: a status listener is not told of what stands already.
    topic.addListener(onSubscribe(name -> listener.subscribed(partition)));
    topic.addListener(byte[].class, (name, bytes) -> listener.frame(partition, bytes));
  }

  private static StatusListener onSubscribe(Consumer<String> told) {
    return new StatusListener() {
      @Override
      public void onSubscribe(String channel) {
        told.accept(channel);
      }

      @Override
      public void onUnsubscribe(String channel) {
        // Nobody is told of a lost connection here: the probe and the next onSubscribe tell.
      }
    };
  }
}
