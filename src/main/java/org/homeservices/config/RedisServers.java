package org.homeservices.config;

import java.util.List;

/**
 * Which servers of Redis there are.
 *
 * @param nodes the server itself, the sentinels, or some of the cluster's nodes
 * @param masterName what sentinels call the master; of no use elsewhere
 * @param database the number of the database
 */
public record RedisServers(RedisMode mode, List<RedisNode> nodes, String masterName, int database) {
  /**
   * @throws IllegalArgumentException where there is no node, a single server is several, or a
   *     cluster is to have another database than 0
   */
  public RedisServers {
    nodes = List.copyOf(nodes);
    boolean tooMany = mode == RedisMode.SINGLE && nodes.size() > 1;
    if (nodes.isEmpty() || tooMany) {
      throw new IllegalArgumentException(
          "single has 1 node, others at least 1, not " + mode + " with " + nodes);
    }
    if (database < 0 || (mode == RedisMode.CLUSTER && database > 0)) {
      throw new IllegalArgumentException(
          "a database is at least 0, and 0 in a cluster, not " + database);
    }
  }

  /** The same servers, but another of their databases. */
  public RedisServers in(int other) {
    return new RedisServers(mode, nodes, masterName, other);
  }

  /** To how many servers a node connects, at most: in a cluster each may be a master. */
  public int masters() {
    return mode == RedisMode.CLUSTER ? nodes.size() : 1;
  }
}
