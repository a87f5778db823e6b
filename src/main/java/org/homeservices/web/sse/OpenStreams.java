package org.homeservices.web.sse;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.web.CloseCode;

/** The streams that are open on this node. Thread-safe. */
public final class OpenStreams {
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  void add(EventStream stream) {
    open.add(stream);
  }

  void remove(EventStream stream) {
    open.remove(stream);
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
