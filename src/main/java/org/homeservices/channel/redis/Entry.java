package org.homeservices.channel.redis;

/**
 * An entry of a group's history as nodes know it.
 *
 * @param seq its place, 0 as long as it has none
 * @param id its own name
 * @param key the digest of what makes it the same entry when it is published again
 */
record Entry(long seq, String id, String key, String text) {
  Entry at(long place) {
    return new Entry(place, id, key, text);
  }
}
