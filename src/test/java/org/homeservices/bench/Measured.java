package org.homeservices.bench;

import java.time.Duration;

/**
 * What one run came to.
 *
 * @param title of its row
 * @param cpu taken in the measured window by the servers and the load client
 * @param window how long that was
 */
record Measured(String title, Load load, LoadReport report, CpuUse cpu, Duration window) {
  /** The load client's name among the processes. */
  static final String CLIENT = "client";

  private static final double NANOS_IN_MICRO = 1_000;
  private static final double MOST_P99_MILLIS = 250;

  /** Deliveries a second. */
  double deliveriesPerSecond() {
    return report.count(Figure.ARRIVED) / (window.toNanos() / 1e9);
  }

  /** How many deliveries one WebSocket message brought, on average. */
  double joined() {
    return report.count(Figure.ARRIVED) / (double) Math.max(1, report.count(Figure.TEXTS));
  }

  /** Processor time of a process for one delivery, in microseconds. */
  double microsPerDelivery(String process) {
    return micros(cpu.of(process));
  }

  /** The same of all servers together: the load client is none. */
  double microsPerDelivery() {
    return micros(serverCpu());
  }

  /** Processor time that all servers took. */
  Duration serverCpu() {
    return cpu.processes().entrySet().stream()
        .filter(process -> !process.getKey().equals(CLIENT))
        .map(process -> process.getValue().all())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether the servers kept up: nothing lost or wrong, and 99 % within a quarter of a second. */
  boolean isGood() {
    return report.isFlawless() && report.millis(Figure.P99) <= MOST_P99_MILLIS;
  }

  private double micros(Duration time) {
    return time.toNanos() / NANOS_IN_MICRO / Math.max(1, report.count(Figure.ARRIVED));
  }
}
