package org.homeservices.testing;

/** The built WAR on an application server in a process of its own, on loopback. */
public interface ServerProcess extends AutoCloseable {
  /** Waits until it answers. */
  ChatSite awaitReady();

  /** Waits until it has ended. */
  int awaitExit();

  /** The port it listens on for HTTP. */
  int port();

  /** The number of the server's own process, not of a script around it. */
  long pid();

  /** All that it has printed. */
  String log();

  /** Sends a signal by its name without SIG, as STOP or CONT. */
  void signal(String name);

  /** Ends it at once, as a crash does: it cleans up nothing. */
  void kill();

  /** Asks it to stop, as Ctrl-C does, and waits. */
  @Override
  void close();
}
