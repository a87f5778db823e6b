package org.homeservices.cache.redis;

import java.util.function.BiConsumer;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Claim.End;
import org.homeservices.cache.local.Store.Evictions;

/** Hears what other nodes tell, and passes it on to those whom it concerns. Thread-safe. */
final class Ear implements CacheLink.Listener {
  private static final Evictions NOBODY =
      new Evictions() {
        @Override
        public void evicted(CacheKey key) {
          // Nobody has asked yet.
        }

        @Override
        public void evicted(Tag tag) {
          // Nobody has asked yet.
        }
      };

  private final String node;
  private final LocalTier nearby;
  private final BiConsumer<CacheKey, End> ends;
  private volatile Evictions evictions = NOBODY;

  /**
   * @param node what this node tells is not heard here
   * @param ends is told how computations of others ended
   */
  Ear(String node, LocalTier nearby, BiConsumer<CacheKey, End> ends) {
    this.node = node;
    this.nearby = nearby;
    this.ends = ends;
  }

  String node() {
    return node;
  }

  void tell(Evictions listener) {
    evictions = listener;
  }

  @Override
  public void told(News news) {
    if (news.node().equals(node)) {
      return;
    }
    switch (news.kind()) {
      case STORED -> {
        nearby.remove(news.key());
        ends.accept(news.key(), End.STORED);
      }
      case FRUITLESS -> ends.accept(news.key(), End.FRUITLESS);
      case EVICTED -> {
        nearby.remove(news.key());
        evictions.evicted(news.key());
      }
      case TAG_EVICTED -> {
        nearby.removeAll(news.tag());
        evictions.evicted(news.tag());
      }
    }
  }

  @Override
  public void interrupted() {
    nearby.clear();
  }
}
