package org.homeservices.generation.redis;

/** What a node does for a text. */
enum Role {
  /** Nothing: nobody has come yet. */
  NEW,
  /** It does not know yet who writes. */
  ASKING,
  /** Another node writes. */
  FOLLOWING,
  /** It writes, for all. */
  WRITING,
  /** It writes, for itself: the others are out of reach. */
  ALONE,
  /** The text is told; it can still be followed. */
  OVER,
  /** Nobody follows. */
  GONE
}
