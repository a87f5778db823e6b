package org.homeservices.channel.redis;

import java.util.List;

/**
 * All partitions as one node works with them.
 *
 * @param all in the order of their numbers
 */
record Shards(List<Shard> all) {
  Shards {
    all = List.copyOf(all);
  }

  /** Where a group lives. */
  Shard of(GroupKey group) {
    return ofDigest(group.value());
  }

  /** Where what has this digest lives. */
  Shard ofDigest(String digest) {
    return all.get(Partition.of(digest, all.size()));
  }
}
