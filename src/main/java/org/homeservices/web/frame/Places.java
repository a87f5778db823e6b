package org.homeservices.web.frame;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.ConversationId;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.ratelimit.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/**
 * The places that one socket takes among those of its address and of its visitor, until it ends.
 * Thread-safe.
 */
final class Places {
  private static final String ADDRESS = "address";
  private static final String VISITOR = "visitor";

  private final Leases leases;
  private final RateLimitSettings limits;

  // Guarded by this.
  private final Map<String, Lease> taken = new HashMap<>();
  private @Nullable ConversationId visitor;
  private boolean over;

  Places(Leases leases, RateLimitSettings limits) {
    this.leases = leases;
    this.limits = limits;
  }

  /** Takes a place of an address; false where there is none. */
  CompletionStage<Boolean> takeOf(String address) {
    return take(ADDRESS, address, limits.socketsPerAddress());
  }

  /**
   * Takes a place of a visitor, in exchange for the one that it has; false where there is none.
   *
   * @param id of the conversation, which stands for the visitor
   */
  CompletionStage<Boolean> takeOf(ConversationId id) {
    if (isOf(id)) {
      return completedStage(true);
    }
    return take(VISITOR, id.value(), limits.socketsPerVisitor())
        .thenApply(
            hasPlace -> {
              if (hasPlace) {
                belongsTo(id);
              }
              return hasPlace;
            });
  }

  /** The socket is closed; also a place that is granted later is free. */
  synchronized void end() {
    over = true;
    taken.values().forEach(Lease::release);
    taken.clear();
  }

  private CompletionStage<Boolean> take(String kind, String holder, int most) {
    return leases
        .take(kind + " " + holder, most)
        .thenApply(
            lease -> {
              lease.ifPresent(granted -> keep(kind, granted));
              return lease.isPresent();
            });
  }

  private synchronized void keep(String kind, Lease granted) {
    Lease left = over ? granted : taken.put(kind, granted);
    if (left != null) {
      left.release();
    }
  }

  private synchronized boolean isOf(ConversationId id) {
    return id.equals(visitor);
  }

  private synchronized void belongsTo(ConversationId id) {
    visitor = id;
  }
}
