package org.homeservices.bench;

/** What a load client counts. Of the measured window are those that say so, the rest of the run. */
enum Figure {
  /** Messages that should have been sent in the window. */
  SENT,
  /** How often these should arrive: once at each socket of their conversation. */
  EXPECTED,
  /** How often these did arrive, sooner or later. */
  DELIVERED,
  /** Deliveries that came in the window, whenever they were sent: what the servers worked for. */
  ARRIVED,
  /** WebSocket messages that brought these. */
  TEXTS,
  /** Deliveries of a place that the socket had seen. */
  REPEATED,
  /** Deliveries of a lower place than the socket had seen. */
  LATE,
  /** Places that a socket did not see, though it saw higher ones. */
  MISSING,
  /** Error frames. */
  REFUSED,
  /** Sockets that were closed by the server, or broke. */
  CLOSED,
  /** Half of the window's messages took at most so many microseconds from when they were due. */
  P50,
  /** 95 %. */
  P95,
  /** 99 %. */
  P99,
  /** All of them. */
  MAX
}
