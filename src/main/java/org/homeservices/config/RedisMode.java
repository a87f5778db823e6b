package org.homeservices.config;

/** How the servers of Redis stand together. */
public enum RedisMode {
  /** One server. */
  SINGLE,
  /** A master with replicas; sentinels say which one it is. */
  SENTINEL,
  /** Several masters that share the keys; database 0 alone. */
  CLUSTER
}
