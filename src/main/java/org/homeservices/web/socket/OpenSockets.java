package org.homeservices.web.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets that are open on this node, and the pulse they share. Thread-safe. */
public final class OpenSockets {
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Pulse pulse;

  public OpenSockets(Pulse pulse) {
    this.pulse = pulse;
  }

  Pulse pulse() {
    return pulse;
  }

  void add(Connection connection) {
    open.add(connection);
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /**
   * Pings the silent ones, closes the dead ones, and gives up those that the container does not
   * close; to be called every second.
   */
  public void check() {
    open.forEach(this::check);
  }

  private void check(Connection connection) {
    connection.check();
    if (connection.isOverdue()) {
      remove(connection);
      connection.giveUp();
    }
  }
}
