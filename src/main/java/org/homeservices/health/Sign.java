package org.homeservices.health;

import java.util.function.BooleanSupplier;

/**
 * Something that may be amiss while visitors are served.
 *
 * @param name of the check
 * @param isFine answers at once
 */
public record Sign(String name, BooleanSupplier isFine) {}
