package org.homeservices.wiring;

/** A server without which this node must not start cannot be reached. */
final class MissingServer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a process ends with then (sysexits: service unavailable). */
  static final int EXIT_CODE = 69;

  MissingServer(String message) {
    super(message);
  }
}
