package org.homeservices.database;

/**
 * How busy a pool of connections is.
 *
 * @param active connections that are at work
 * @param idle those that are open and are not
 * @param waiting who waits for one
 * @param most that may be open
 */
public record PoolLoad(int active, int idle, int waiting, int most) {
  /** Of a pool that is somebody else's. */
  public static final PoolLoad UNKNOWN = new PoolLoad(0, 0, 0, 0);
}
