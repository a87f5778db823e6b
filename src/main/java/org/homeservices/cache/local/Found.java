package org.homeservices.cache.local;

import org.jspecify.annotations.Nullable;

/**
 * What a store has under a key.
 *
 * @param kept null: nothing; it may have outlived its life
 * @param nearby whether no server was asked
 */
public record Found(@Nullable Kept kept, boolean nearby) {
  /** Nothing. */
  public static final Found NOTHING = new Found(null, false);
}
