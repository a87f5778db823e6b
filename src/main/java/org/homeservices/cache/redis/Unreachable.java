package org.homeservices.cache.redis;

/** The server is not asked now, since it did not answer. */
final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreachable() {
    super("the server of the cache is away", null, false, false);
  }
}
