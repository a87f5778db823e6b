package org.homeservices.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.homeservices.web.Figures;

/**
 * The meters of one node. All are made at the start, so that each is there with 0 before anything
 * has happened, and none is made by what a client sends. Thread-safe.
 */
public final class Meters implements Figures, AutoCloseable {
  private static final String PREFIX = "hsc.";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmMeters jvm = new JvmMeters();

  /** A function counter holds what it reads weakly, and stands still when that is collected. */
  private final List<LongSupplier> read = new CopyOnWriteArrayList<>();

  /** With the meters of the process. */
  public Meters() {
    jvm.bindTo(registry);
  }

  @Override
  public String text() {
    return registry.scrape();
  }

  /** Ends what listens to the process. */
  @Override
  public void close() {
    jvm.close();
    registry.close();
  }

  /**
   * A counter.
   *
   * @param name in words with points between them; the prefix is put before it
   * @param labels names and values, one after the other
   */
  Counter counter(String name, String help, String... labels) {
    return Counter.builder(PREFIX + name).description(help).tags(labels).register(registry);
  }

  /** Reads what somebody else counts; it never becomes less. */
  void counted(String name, String help, LongSupplier count, String... labels) {
    read.add(count);
    FunctionCounter.builder(PREFIX + name, count, counter -> (double) counter.getAsLong())
        .description(help)
        .tags(labels)
        .register(registry);
  }

  /** Reads how something stands. */
  void gauge(String name, String help, DoubleSupplier value, String... labels) {
    Gauge.builder(PREFIX + name, value, DoubleSupplier::getAsDouble)
        .strongReference(true)
        .description(help)
        .tags(labels)
        .register(registry);
  }

  /** Whether something is as it should be: 1 or 0. */
  void flag(String name, String help, BooleanSupplier is, String... labels) {
    gauge(name, help, () -> is.getAsBoolean() ? 1 : 0, labels);
  }

  /**
   * A histogram of times.
   *
   * @param bounds of its buckets
   */
  Timer timer(String name, String help, Duration[] bounds, String... labels) {
    return Timer.builder(PREFIX + name)
        .description(help)
        .serviceLevelObjectives(bounds)
        .tags(labels)
        .register(registry);
  }

  /** A sum, and of how many. */
  DistributionSummary summary(String name, String help, String... labels) {
    return DistributionSummary.builder(PREFIX + name)
        .description(help)
        .tags(labels)
        .register(registry);
  }
}
