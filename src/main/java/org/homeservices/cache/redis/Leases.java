package org.homeservices.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.local.Claim;
import org.homeservices.cache.local.Claim.End;
import org.homeservices.cache.local.Lease;

/**
 * Who computes what, as the server has it: a key that lapses unless its holder renews it, and that
 * its holder alone gives back. Thread-safe.
 */
final class Leases {
  private static final String CLAIM =
      "return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0";
  private static final String RENEW =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('PEXPIRE', KEYS[1], ARGV[2])
      """;
  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """;
  private static final int RENEWALS_IN_A_LEASE = 3;

  private final CacheLink link;
  private final Place place;
  private final String node;
  private final Duration length;
  private final Waiting waiting;
  private final ScheduledExecutorService timer;
  private final AtomicLong claims = new AtomicLong();

  /**
   * How time passes.
   *
   * @param lease how long a lease lasts without being renewed
   * @param timer renews it
   */
  record Times(Duration lease, Waiting waiting, ScheduledExecutorService timer) {}

  Leases(CacheLink link, Place place, String node, Times times) {
    this.link = link;
    this.place = place;
    this.node = node;
    this.length = times.lease();
    this.waiting = times.waiting();
    this.timer = times.timer();
  }

  /** Granted also where the server is away: nobody waits for it. */
  CompletionStage<Claim> claim(CacheKey key) {
    // Begins to wait before it asks: what is told in between must be heard.
    CompletableFuture<End> end = waiting.begin(key);
    Held held = new Held(key, node + ":" + claims.incrementAndGet());
    return link.ask(session -> session.run(CLAIM, held.keys(), held.token(), length.toMillis()))
        .<Claim>thenApply(got -> got == 1 ? granted(held) : new Claim.Taken(end))
        .exceptionally(away -> new Claim.Granted(Lease.OF_NOBODY));
  }

  private Claim granted(Held held) {
    held.renewLater();
    return new Claim.Granted(held);
  }

  /** One that this node has. */
  private final class Held implements Lease {
    private final CacheKey key;
    private final String token;
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    Held(CacheKey key, String token) {
      this.key = key;
      this.token = token;
    }

    List<Object> keys() {
      return List.of(place.lease(key.value()));
    }

    String token() {
      return token;
    }

    @Override
    public void release(boolean stored) {
      if (released.complete(null)) {
        CompletionStage<Void> unused =
            link.ask(session -> session.run(RELEASE, keys(), token))
                .thenAccept(done -> tellFruitless(stored));
      }
    }

    private void tellFruitless(boolean stored) {
      if (!stored) {
        link.tell(new News(News.Kind.FRUITLESS, node, key.value()));
      }
    }

    private void renewLater() {
      try {
        long pause = length.dividedBy(RENEWALS_IN_A_LEASE).toMillis();
        var unused = timer.schedule(this::renew, pause, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // The node stops, and others take over when the lease has lapsed.
        released.complete(null);
      }
    }

    private void renew() {
      if (!released.isDone()) {
        CompletionStage<Long> unused =
            link.ask(session -> session.run(RENEW, keys(), token, length.toMillis()));
        renewLater();
      }
    }
  }
}
