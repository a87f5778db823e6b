package org.homeservices.cache;

/** What a cache counts. Each look for a key is one of the first four. */
public enum CacheEvent {
  /** Found in the memory of this node, before any server was asked. */
  NEARBY_HIT,
  /** Found where the cache is kept. */
  HIT,
  /** Known to have no value. */
  NOTHING,
  /** Not known, or outlived. */
  MISS,
  /** A value was given out after its life. */
  STALE,
  /** A computation of this node had begun already, and its end was waited for. */
  JOINED,
  /** A computation of another node gave the value. */
  FOLLOWED,
  /** A computation was begun. */
  COMPUTED,
  /** It began before the life of a much-asked value ended; also among the computed. */
  REFRESHED,
  /** A computation failed, or took too long. */
  FAILED,
  /** Something was kept. */
  STORED,
  /** An eviction was asked for here and made. */
  EVICTED,
  /** The least recently used entry had to go from this node's memory, which was full. */
  DISPLACED,
  /** What the server had under the key was none of ours, or damaged; also a miss. */
  UNREADABLE,
  /** The server did not answer in time, or was not asked; also a miss. */
  UNANSWERED
}
