package org.homeservices.health;

import java.util.function.BooleanSupplier;

/**
 * Something that may be amiss.
 *
 * @param name of the check
 * @param isFine answers at once
 * @param otherwise how bad it is where it is not
 */
public record Sign(String name, BooleanSupplier isFine, Health.State otherwise) {
  /** Without which visitors are served, but not as well as they should be. */
  public Sign(String name, BooleanSupplier isFine) {
    this(name, isFine, Health.State.DEGRADED);
  }
}
