package org.homeservices.generation;

/**
 * Texts while they are written. Of all who follow a key at the same time, on any node, one has its
 * producer write, and everyone gets what it writes.
 *
 * <ul>
 *   <li>A follower gets the text so far at once, as one piece, then what is added, in order.
 *   <li>Where the node that writes does not say that it lives for the length of its lease, another
 *       node that follows has its own producer write; everyone is told to begin anew.
 *   <li>Where nobody follows any more, on any node, the producer is told to stop.
 *   <li>After its end a text can be followed for a moment ({@link GenerationSettings#linger()}),
 *       and is then forgotten; the next who follows its key has it written again.
 *   <li>Where the other nodes are out of reach, every node has its own written.
 * </ul>
 *
 * <p>Thread-safe; nothing blocks.
 */
public interface Generations {
  /**
   * Follows the text of a key, and has it written where nobody writes it.
   *
   * @param producer writes, if this node is to; a later one may be asked where an earlier one's
   *     follower is gone
   */
  Following follow(GenerationKey key, Producer producer, Follower follower);
}
