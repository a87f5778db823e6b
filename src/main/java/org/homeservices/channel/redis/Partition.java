package org.homeservices.channel.redis;

import java.util.List;

/**
 * A share of all groups whose keys live in one hash slot, so that a script may touch several. One
 * server needs few: each costs a subscription and commands of its own. A Redis Cluster needs enough
 * to spread over its masters.
 *
 * @param number from 0
 * @param prefix of the partition's keys, with its hash tag
 */
record Partition(int number, String prefix) {
  static final int OF_ONE_SERVER = 1;
  static final int OF_A_CLUSTER = 16;

  /** Hash tags whose slots (CRC16) stand about evenly over all 16,384. */
  private static final int[] TAGS = {10, 3, 61, 58, 11, 2, 60, 59, 102, 1, 63, 41, 103, 0, 62, 40};

  static List<Partition> all(String keyPrefix, int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> new Partition(i, keyPrefix + "{" + TAGS[i * TAGS.length / count] + "}:"))
        .toList();
  }

  /** Which of so many partitions a digest belongs to. */
  static int of(String digest, int count) {
    return Math.floorMod(digest.hashCode(), count);
  }

  String leases() {
    return prefix + "nodes";
  }

  String generation() {
    return prefix + "gen";
  }

  String life() {
    return prefix + "life";
  }

  String laneOf(String node) {
    return prefix + "lane:" + node;
  }

  String framesOf(String node) {
    return prefix + "f:" + node;
  }

  String inboxOf(String node) {
    return prefix + "in:" + node;
  }
}
