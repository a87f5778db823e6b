package org.homeservices.ratelimit.redis;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.redis.Counts.Count;

/**
 * Places that are counted over all nodes. For each holder Redis has the count of every node, which
 * counts as long as the node's lease lasts. What a node tells is always its whole count of a
 * holder, so nothing adds up to an error: what was lost is told again with the next renewal.
 */
final class RedissonLeases implements Leases {
  private static final int MOST_AT_ONCE = 500;

  /** Each holder is told of at least so often before it would be forgotten. */
  private static final int TIMES_IN_A_MEMORY = 3;

  private final String node = UUID.randomUUID().toString();
  private final LimitServer server;
  private final Counts counts = new Counts();

  RedissonLeases(LimitServer server) {
    this.server = server;
  }

  @Override
  public CompletionStage<Optional<Lease>> take(String holder, int most) {
    if (most == 0) {
      return completedStage(Optional.of(Lease.FREE));
    }
    Count wanted = counts.add(holder);
    return tell(List.of(wanted), most)
        .exceptionally(
            failure -> {
              server.fallBack();
              return wanted.places() <= most;
            })
        .thenApply(hasRoom -> hasRoom ? Optional.of(lease(holder)) : refused(holder));
  }

  /** Says that the node lives, and what Redis may not know. To be called at each renewal. */
  CompletionStage<Void> renew() {
    long renewals = server.times().memory().dividedBy(server.times().renewal());
    int share = Math.toIntExact(Math.max(1, renewals / TIMES_IN_A_MEMORY));
    return tell(counts.next(MOST_AT_ONCE, share), 0)
        .thenCompose(told -> counts.isOwing() ? renew() : completedStage(null))
        .exceptionally(failure -> null);
  }

  /** The node ends: its places are free at once. */
  CompletionStage<Void> leave() {
    return server
        .run(Script.TELL, List.of(server.nameOf("nodes")), arguments(List.of(), 0, 0))
        .<Void>thenApply(reply -> null)
        .exceptionally(failure -> null);
  }

  private Lease lease(String holder) {
    AtomicBoolean released = new AtomicBoolean();
    return () -> {
      if (released.compareAndSet(false, true)) {
        free(holder);
      }
    };
  }

  private Optional<Lease> refused(String holder) {
    // Also told, since a release may have counted this place meanwhile.
    free(holder);
    return Optional.empty();
  }

  private void free(String holder) {
    CompletionStage<Boolean> unused = tell(List.of(counts.remove(holder)), 0);
  }

  private CompletionStage<Boolean> tell(List<Count> told, int most) {
    List<String> keys = new ArrayList<>();
    keys.add(server.nameOf("nodes"));
    told.forEach(count -> keys.add(server.nameOf("places", count.holder())));
    long lease = server.times().lease().toNanos() / 1000;
    return server
        .run(Script.TELL, keys, arguments(told, lease, most))
        .thenApply(this::hasRoom)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                told.forEach(count -> counts.owe(count.holder()));
              }
            });
  }

  private boolean hasRoom(List<Long> reply) {
    if (reply.get(1) == 1) {
      counts.oweAll();
    }
    return reply.get(0) == 1;
  }

  private List<String> arguments(List<Count> told, long lease, int most) {
    List<String> arguments = new ArrayList<>();
    arguments.add(node);
    arguments.add(Long.toString(lease));
    arguments.add(Integer.toString(most));
    arguments.add(Long.toString(server.times().memory().toSeconds()));
    for (Count count : told) {
      arguments.add(Integer.toString(count.places()));
      arguments.add(Long.toString(count.version()));
    }
    return arguments;
  }
}
