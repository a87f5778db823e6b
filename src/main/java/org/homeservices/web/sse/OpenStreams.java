package org.homeservices.web.sse;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.homeservices.web.Sessions.Kind;

/** The streams that are open on this node. Thread-safe. */
public final class OpenStreams {
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final Sessions sessions;

  /**
   * @param sessions counts them, and says when there are enough
   */
  public OpenStreams(Sessions sessions) {
    this.sessions = sessions;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Takes one more; false where this node has as many as it can serve. */
  boolean add(EventStream stream) {
    return sessions.enter(Kind.STREAM) && open.add(stream);
  }

  void remove(EventStream stream) {
    if (open.remove(stream)) {
      sessions.leave(Kind.STREAM, stream.closeCode());
    }
  }

  /**
   * Says a word on the silent ones, and ends those that take nothing; to be called every second.
   */
  public void check() {
    open.forEach(EventStream::check);
  }

  /** The node goes: all end, and their clients come back elsewhere. */
  public void close() {
    open.forEach(stream -> stream.close(CloseCode.UNAVAILABLE));
  }
}
