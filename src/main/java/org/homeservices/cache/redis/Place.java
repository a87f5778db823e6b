package org.homeservices.cache.redis;

import java.util.function.Supplier;
import org.homeservices.crypto.Protection;
import org.redisson.api.RedissonClient;

/**
 * Where a cache is kept.
 *
 * @param client makes a client that sends each command once, to masters alone; may block, and
 *     throws where no server can be reached
 * @param number tells the keys of this cache from those of others on the same server
 * @param protection for values
 */
public record Place(Supplier<RedissonClient> client, int number, Protection protection) {

  /** Of every key and topic; the hash tag puts all of them into one slot of a cluster. */
  String prefix() {
    return "hsc:%d:{%s}:".formatted(number, name());
  }

  String name() {
    return "cache-" + number;
  }

  String entries() {
    return prefix() + "entries";
  }

  String topic() {
    return prefix() + "news";
  }

  String lease(String key) {
    return prefix() + "lease:" + key;
  }

  String tag(String tag) {
    return prefix() + "tag:" + tag;
  }
}
