package org.homeservices.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What sockets cost of which nothing is heard. */
final class IdleSockets {
  private static final double BYTES_IN_KIB = 1024;

  private IdleSockets() {}

  /** Opens them on the first node, and says in words what they cost. */
  static String measure(LoadPlan plan, Cluster cluster, Measurement measurement)
      throws IOException {
    long before = HeapCheck.liveBytes(cluster.firstNode());
    List<Long> after = new ArrayList<>();
    Measured idle =
        measurement.run(
            "idle",
            plan,
            Measurement.Beside.NOTHING,
            () -> after.add(HeapCheck.liveBytes(cluster.firstNode())));
    int sockets = plan.load().allSockets();
    return String.format(
        Locale.ROOT,
        "%nIdle: %,d sockets on one node, two a conversation: %.1f KiB of heap each after a full"
            + " collection, conversations included; %.3f CPUs for all servers over %d s;"
            + " %d closed.%n",
        sockets,
        (after.get(0) - before) / BYTES_IN_KIB / sockets,
        idle.serverCpu().toNanos() / (double) plan.window().toNanos(),
        plan.window().toSeconds(),
        idle.report().count(Figure.CLOSED));
  }
}
