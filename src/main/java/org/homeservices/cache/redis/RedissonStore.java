package org.homeservices.cache.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.Change;
import org.homeservices.cache.Refusal;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Claim;
import org.homeservices.cache.local.Found;
import org.homeservices.cache.local.Kept;
import org.homeservices.cache.local.Store;

/**
 * Entries in a map of Redis, which drops them when even a stale one is of no use any more, and the
 * least recently used one when there are too many. Where Redis is away there is nothing here.
 */
final class RedissonStore implements Store {
  private static final System.Logger LOGGER = System.getLogger(RedissonStore.class.getName());
  private static final Duration PATIENCE_OF_AN_EVICTION = Duration.ofSeconds(3);

  private final Parts parts;
  private final CacheSettings settings;
  private final CacheStats stats;
  private final Clock clock;

  /** What it is made of. */
  record Parts(
      CacheLink link, Leases leases, LocalTier nearby, EntryFormat format, Tags tags, Ear ear) {
    void tell(News.Kind kind, String digest) {
      link.tell(new News(kind, ear.node(), digest));
    }
  }

  RedissonStore(Parts parts, CacheSettings settings, CacheStats stats, Clock clock) {
    this.parts = parts;
    this.settings = settings;
    this.stats = stats;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Found> read(CacheKey key) {
    Found nearby = parts.nearby().get(key);
    return nearby == null ? readThere(key) : completedStage(nearby);
  }

  @Override
  public CompletionStage<Change> write(CacheKey key, Kept kept) {
    long mark = parts.nearby().mark();
    return mending(key, session -> written(session, key, kept))
        .thenApply(done -> wrote(key, kept, mark))
        .exceptionally(this::dropped);
  }

  @Override
  public CompletionStage<Change> remove(CacheKey key) {
    parts.nearby().remove(key);
    return parts
        .link()
        .ask(PATIENCE_OF_AN_EVICTION, session -> session.entries().fastRemoveAsync(key.value()))
        .thenApply(done -> evicted(News.Kind.EVICTED, key.value()))
        .exceptionally(this::dropped);
  }

  @Override
  public CompletionStage<Change> removeAll(Tag tag) {
    parts.nearby().removeAll(tag);
    return parts
        .link()
        .ask(PATIENCE_OF_AN_EVICTION, session -> parts.tags().removeEntries(session, tag))
        .thenApply(done -> evicted(News.Kind.TAG_EVICTED, tag.value()))
        .exceptionally(this::dropped);
  }

  @Override
  public CompletionStage<Claim> claim(CacheKey key) {
    return parts.leases().claim(key);
  }

  @Override
  public void tell(Evictions listener) {
    parts.ear().tell(listener);
  }

  private CompletionStage<Found> readThere(CacheKey key) {
    long mark = parts.nearby().mark();
    return mending(key, session -> session.entries().getAsync(key.value()))
        .thenApply(bytes -> bytes == null ? Found.NOTHING : opened(key, bytes, mark))
        .exceptionally(this::unanswered);
  }

  private Found opened(CacheKey key, byte[] bytes, long mark) {
    Kept kept = parts.format().open(key, bytes);
    if (kept == null) {
      stats.count(CacheEvent.UNREADABLE);
      return Found.NOTHING;
    }
    parts.nearby().put(key, kept, mark);
    return new Found(kept, false);
  }

  private Found unanswered(Throwable failure) {
    LOGGER.log(DEBUG, "no answer from the server of the cache", failure);
    stats.count(CacheEvent.UNANSWERED);
    return Found.NOTHING;
  }

  /** Tags first: an entry that no tag leads to could not be evicted. */
  private CompletionStage<Boolean> written(Session session, CacheKey key, Kept kept) {
    long now = clock.millis();
    long stale = kept.value() == null ? 0 : settings.staleFor().toMillis();
    Tags.Times times = new Tags.Times(now, kept.freshUntil() + stale);
    byte[] bytes = parts.format().sealed(key, kept);
    long life = Math.max(1, times.end() - now);
    return parts
        .tags()
        .add(session, key, kept.tags(), times)
        .thenCompose(
            done ->
                session.entries().fastPutAsync(key.value(), bytes, life, TimeUnit.MILLISECONDS));
  }

  private Change wrote(CacheKey key, Kept kept, long mark) {
    stats.count(CacheEvent.STORED);
    parts.nearby().put(key, kept, mark);
    parts.tell(News.Kind.STORED, key.value());
    return new Change.Made();
  }

  private Change evicted(News.Kind kind, String digest) {
    parts.tell(kind, digest);
    return new Change.Made();
  }

  private Change dropped(Throwable failure) {
    LOGGER.log(DEBUG, "change of the cache not made", failure);
    stats.refuse(Refusal.UNREACHABLE);
    return new Change.Refused(Refusal.UNREACHABLE);
  }

  /** Where the map itself cannot take its own entry apart, that goes, and the rest is as it was. */
  private <T> CompletionStage<T> mending(
      CacheKey key, Function<Session, CompletionStage<T>> question) {
    return parts
        .link()
        .ask(question)
        .exceptionallyCompose(
            failure -> CacheLink.isRefusal(failure) ? mended(key, question) : failedStage(failure));
  }

  private <T> CompletionStage<T> mended(
      CacheKey key, Function<Session, CompletionStage<T>> question) {
    stats.count(CacheEvent.UNREADABLE);
    return parts
        .link()
        .ask(
            session ->
                session
                    .entries()
                    .fastRemoveAsync(key.value())
                    .thenCompose(done -> question.apply(session)));
  }
}
