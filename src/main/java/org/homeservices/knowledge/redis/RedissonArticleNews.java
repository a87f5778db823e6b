package org.homeservices.knowledge.redis;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.knowledge.ArticleNews;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Notices over a topic of Redis. While Redis is away there are none. */
public final class RedissonArticleNews implements ArticleNews {
  private static final System.Logger LOGGER = System.getLogger(RedissonArticleNews.class.getName());
  private static final String TOPIC = "hsc:0:articles";
  private static final String CHANGED = "changed";

  private final Supplier<Optional<RedissonClient>> redis;

  // Guarded by this.
  private @Nullable RedissonClient listening;

  /**
   * @param redis a client that may subscribe, empty while Redis is out of reach
   */
  public RedissonArticleNews(Supplier<Optional<RedissonClient>> redis) {
    this.redis = redis;
  }

  @Override
  public void tell() {
    redis.get().map(client -> topic(client).publishAsync(CHANGED)).ifPresent(this::log);
  }

  @Override
  public void listen(Runnable heard) {
    redis.get().filter(this::isNew).ifPresent(client -> subscribe(client, heard));
  }

  /** Once subscribed, a client subscribes again by itself after each loss of its connection. */
  private void subscribe(RedissonClient client, Runnable heard) {
    CompletionStage<Integer> subscribed =
        topic(client).addListenerAsync(String.class, (name, text) -> heard.run());
    CompletionStage<Integer> unused =
        subscribed.whenComplete(
            (id, failure) -> {
              if (failure != null) {
                LOGGER.log(DEBUG, "no notices of changed articles yet", failure);
                forget(client);
              }
            });
  }

  private synchronized boolean isNew(RedissonClient client) {
    boolean isNew = listening != client;
    listening = client;
    return isNew;
  }

  private synchronized void forget(RedissonClient client) {
    if (listening == client) {
      listening = null;
    }
  }

  private void log(CompletionStage<Long> told) {
    CompletionStage<Long> unused =
        told.whenComplete(
            (nodes, failure) -> {
              if (failure != null) {
                LOGGER.log(DEBUG, "other nodes were not told of changed articles", failure);
              }
            });
  }

  private static RTopic topic(RedissonClient client) {
    return client.getTopic(TOPIC, StringCodec.INSTANCE);
  }
}
