package org.homeservices.database.sql;

import java.time.Duration;

/**
 * How long what may take, and how much may wait.
 *
 * @param start for the first attempt to reach the database and to bring its schema up to date;
 *     longer ones go on while the node is up
 * @param connect to get a connection
 * @param work for one piece of work, from when it is handed in
 * @param silence after which a connection that says nothing is given up; longer than {@code work}
 * @param pause between two attempts to reach a database that is away
 * @param waiting pieces of work at most that wait for a thread
 */
public record Patience(
    Duration start,
    Duration connect,
    Duration work,
    Duration silence,
    Duration pause,
    int waiting) {
  /** For a server. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          10_000);

  /**
   * @throws IllegalArgumentException where work would outlive its connection
   */
  public Patience {
    if (silence.compareTo(work) < 0 || waiting < 1) {
      throw new IllegalArgumentException("silence at least as long as work, and room for 1");
    }
  }
}
