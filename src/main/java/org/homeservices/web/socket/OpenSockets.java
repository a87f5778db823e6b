package org.homeservices.web.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets that are open on this node. Thread-safe. */
public final class OpenSockets {
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  void add(Connection connection) {
    open.add(connection);
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /** Pings the silent ones and closes the dead ones; to be called every second. */
  public void check() {
    open.forEach(Connection::check);
  }
}
