package org.homeservices.assistant.spending;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Money that is put aside for a text which is being written.
 *
 * @param id another one for each
 * @param day whose budget it is taken from, also when it is settled on the next
 * @param estimate in millionths; 0 or more
 */
public record Reservation(String id, LocalDate day, long estimate) {

  /**
   * @throws IllegalArgumentException where the estimate is less than 0
   */
  public Reservation {
    if (estimate < 0) {
      throw new IllegalArgumentException("estimate is 0 or more, not " + estimate);
    }
  }

  /** A new one. */
  public static Reservation of(LocalDate day, long estimate) {
    return new Reservation(UUID.randomUUID().toString(), day, estimate);
  }
}
