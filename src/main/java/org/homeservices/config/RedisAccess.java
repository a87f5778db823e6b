package org.homeservices.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a server of Redis lets us in.
 *
 * @param username empty: the server's default user
 * @param password empty: none is asked for
 * @param tls whether the connection is encrypted
 * @param tlsCa a PEM file of the authorities that are trusted then; null: those of the JVM
 */
public record RedisAccess(String username, String password, boolean tls, @Nullable Path tlsCa) {

  /** Without the password. */
  @Override
  public String toString() {
    return "RedisAccess[username=%s, password=%s, tls=%s, tlsCa=%s]"
        .formatted(username, password.isEmpty() ? "none" : "hidden", tls, tlsCa);
  }
}
