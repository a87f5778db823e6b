package org.homeservices.cache.redis;

import java.util.concurrent.CompletionStage;
import org.redisson.api.EvictionMode;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.StringCodec;

/** Makes the client of a cache that listens to its topic, and has the server ready for it. */
final class Connector {
  private final Place place;
  private final int mostEntries;
  private final CacheLink.Listener listener;

  Connector(Place place, int mostEntries, CacheLink.Listener listener) {
    this.place = place;
    this.mostEntries = mostEntries;
    this.listener = listener;
  }

  /** Blocks, and throws where no server can be reached. */
  Session connect() {
    RedissonClient client = place.client().get();
    boolean listening = false;
    try {
      listen(topic(client));
      listening = true;
      return Session.of(client, place.entries());
    } finally {
      if (!listening) {
        client.shutdown();
      }
    }
  }

  /**
   * A server that was started anew knows of no limit, and the first look-up of a JVM takes longer
   * than a visitor has patience for.
   */
  CompletionStage<byte[]> prepare(Session session) {
    return session
        .entries()
        .setMaxSizeAsync(mostEntries, EvictionMode.LRU)
        .thenCompose(done -> session.entries().getAsync("probe"));
  }

  /** For the log. */
  String place() {
    return place.name();
  }

  RTopic topic(RedissonClient client) {
    return client.getTopic(place.topic(), StringCodec.INSTANCE);
  }

  private void listen(RTopic topic) {
    topic.addListener(onSubscribe(listener::interrupted));
    topic.addListener(String.class, (name, text) -> News.parse(text).ifPresent(listener::told));
  }

  private static StatusListener onSubscribe(Runnable told) {
    return new StatusListener() {
      @Override
      public void onSubscribe(String channel) {
        told.run();
      }

      @Override
      public void onUnsubscribe(String channel) {
        // The next onSubscribe tells that something was missed.
      }
    };
  }
}
