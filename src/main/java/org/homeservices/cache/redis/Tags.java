package org.homeservices.cache.redis;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Tag;
import org.redisson.client.codec.StringCodec;

/**
 * Which keys are tagged how, as the server has it: for each tag a sorted set of keys, by the time
 * when they end.
 */
final class Tags {
  /** As many arguments as a script may unpack, by far. */
  private static final int MOST_AT_ONCE = 500;

  /** More keys than there are entries are of no use; the ones that end first go. */
  private static final String ADD =
      """
      for _, tag in ipairs(KEYS) do
        redis.call('ZADD', tag, ARGV[2], ARGV[1])
        redis.call('ZREMRANGEBYSCORE', tag, '-inf', ARGV[3])
        redis.call('ZREMRANGEBYRANK', tag, 0, -1 - ARGV[4])
        local last = redis.call('ZRANGE', tag, -1, -1, 'WITHSCORES')
        redis.call('PEXPIRE', tag, math.max(1, last[2] - ARGV[3]))
      end
      return #KEYS
      """;

  private final Place place;
  private final int mostEntries;

  /** Times are milliseconds since 1970. */
  record Times(long now, long end) {}

  Tags(Place place, int mostEntries) {
    this.place = place;
    this.mostEntries = mostEntries;
  }

  /** Says that a key has these tags. */
  CompletionStage<Long> add(Session session, CacheKey key, Collection<Tag> tags, Times times) {
    return tags.isEmpty()
        ? completedStage(0L)
        : session.run(ADD, names(tags), key.value(), times.end(), times.now(), 2L * mostEntries);
  }

  /** Removes all entries of a tag; how many there were. */
  CompletionStage<Long> removeEntries(Session session, Tag tag) {
    return session
        .client()
        .<String>getScoredSortedSet(place.tag(tag.value()), StringCodec.INSTANCE)
        .readAllAsync()
        .thenCompose(keys -> removed(session, new ArrayList<>(keys), 0));
  }

  private static CompletionStage<Long> removed(Session session, List<String> keys, long before) {
    List<String> some = keys.subList(0, Math.min(MOST_AT_ONCE, keys.size()));
    List<String> rest = keys.subList(some.size(), keys.size());
    return some.isEmpty()
        ? completedStage(before)
        : session
            .entries()
            .fastRemoveAsync(some.toArray(String[]::new))
            .thenCompose(number -> removed(session, rest, before + number));
  }

  private List<Object> names(Collection<Tag> tags) {
    return tags.stream().<Object>map(tag -> place.tag(tag.value())).toList();
  }
}
