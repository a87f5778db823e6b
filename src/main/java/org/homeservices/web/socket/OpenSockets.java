package org.homeservices.web.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.web.Sessions;
import org.homeservices.web.Sessions.Kind;

/** The sockets that are open on this node, and the pulse they share. Thread-safe. */
public final class OpenSockets {
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Pulse pulse;
  private final Sessions sessions;

  /**
   * @param sessions counts them, and says when there are enough
   */
  public OpenSockets(Pulse pulse, Sessions sessions) {
    this.pulse = pulse;
    this.sessions = sessions;
  }

  Pulse pulse() {
    return pulse;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Takes one more; false where this node has as many as it can serve. */
  boolean add(Connection connection) {
    return sessions.enter(Kind.SOCKET) && open.add(connection);
  }

  void remove(Connection connection) {
    if (open.remove(connection)) {
      sessions.leave(Kind.SOCKET, connection.closeCode());
    }
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
