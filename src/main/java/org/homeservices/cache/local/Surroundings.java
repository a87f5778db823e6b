package org.homeservices.cache.local;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What a cache has from outside.
 *
 * @param clock tells how old entries are; the nodes' clocks may differ by less than lives do
 * @param nanoTime the monotonic time
 * @param random from 0 to 1, which it never is
 * @param work calls computations
 */
public record Surroundings(
    Clock clock, LongSupplier nanoTime, DoubleSupplier random, Executor work) {

  /** With chance and monotonic time as the JVM has them. */
  public static Surroundings of(Clock clock, Executor work) {
    return new Surroundings(
        clock, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble(), work);
  }
}
