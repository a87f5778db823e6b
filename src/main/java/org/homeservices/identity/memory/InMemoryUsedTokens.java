package org.homeservices.identity.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.homeservices.identity.UsedTokens;

/** Remembers the tokens that were shown to this node. */
public final class InMemoryUsedTokens implements UsedTokens {
  private final ConcurrentMap<String, Instant> used = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<Boolean> use(String id, Instant expiresAt) {
    return completedStage(used.putIfAbsent(id, expiresAt) == null);
  }

  @Override
  public CompletionStage<Integer> forget(Instant expiredBefore, int most) {
    List<String> expired =
        used.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(expiredBefore))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    expired.forEach(used::remove);
    return completedStage(expired.size());
  }
}
