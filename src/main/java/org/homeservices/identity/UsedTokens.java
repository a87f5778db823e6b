package org.homeservices.identity;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Remembers which tokens were shown, for all nodes. Nothing here blocks; thread-safe. */
public interface UsedTokens {

  /**
   * Uses a token up. Of several who show the same one at the same time one is the first.
   *
   * @param id of the token, at most 64 characters
   * @param expiresAt until when it must be remembered
   * @return whether it was not shown before. Fails with {@link IdentityUnavailable}; then it may be
   *     used up all the same
   */
  CompletionStage<Boolean> use(String id, Instant expiresAt);

  /**
   * Forgets tokens that nobody would believe any more.
   *
   * @param most so many at once
   * @return how many. Fails with {@link IdentityUnavailable}
   */
  CompletionStage<Integer> forget(Instant expiredBefore, int most);
}
