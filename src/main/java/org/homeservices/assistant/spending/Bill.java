package org.homeservices.assistant.spending;

import org.homeservices.assistant.Usage;

/**
 * What one text has cost.
 *
 * @param model the name of the one that wrote it
 * @param cost in millionths; 0 or more
 */
public record Bill(String model, Usage usage, long cost) {

  /**
   * @throws IllegalArgumentException where the cost is less than 0
   */
  public Bill {
    if (cost < 0) {
      throw new IllegalArgumentException("cost is 0 or more, not " + cost);
    }
  }
}
