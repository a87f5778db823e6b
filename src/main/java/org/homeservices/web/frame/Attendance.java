package org.homeservices.web.frame;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.web.CloseCode;

/** Who is connected to this node by a socket or a stream, and whether more come in. Thread-safe. */
public final class Attendance {
  private final Set<Outlet> present = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Lets one in; false where nobody is let in any more. */
  boolean enter(Outlet guest) {
    present.add(guest);
    if (closed) {
      // Looked at afterwards, so that who closes sees all who got in.
      present.remove(guest);
    }
    return !closed;
  }

  /** One is gone; to be told once or more. */
  void leave(Outlet guest) {
    present.remove(guest);
  }

  /** How many are there. */
  public int size() {
    return present.size();
  }

  /** Whether nobody is let in any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Lets nobody in from here on, and tells who is there. */
  List<Outlet> close() {
    closed = true;
    return List.copyOf(present);
  }

  /** Ends whoever is still there; how many that were. */
  int sendAway() {
    List<Outlet> left = List.copyOf(present);
    left.forEach(guest -> guest.close(CloseCode.UNAVAILABLE));
    return left.size();
  }
}
