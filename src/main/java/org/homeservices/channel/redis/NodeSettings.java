package org.homeservices.channel.redis;

import java.time.Duration;

/**
 * How a node works with Redis.
 *
 * @param partitions how many shares the groups are in; the same on every node
 * @param linger after a batch, how long the next one may gather; the first one goes at once
 * @param tick how often a node says that it lives, and looks who does
 * @param lease how long a node that says nothing counts as alive
 * @param patience how long an answer of Redis, or of another node, is waited for
 * @param grace after a change of the server, how long a node waits for what others put back
 */
public record NodeSettings(
    int partitions,
    Duration linger,
    Duration tick,
    Duration lease,
    Duration patience,
    Duration grace) {

  /** For one server, or a cluster of them. */
  public static NodeSettings of(boolean cluster, Duration patience) {
    return new NodeSettings(
        cluster ? Partition.OF_A_CLUSTER : Partition.OF_ONE_SERVER,
        Duration.ofMillis(8),
        Duration.ofSeconds(3),
        Duration.ofSeconds(9),
        patience,
        Duration.ofMillis(500));
  }
}
