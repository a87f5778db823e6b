package org.homeservices.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts one load on a cluster and measures it. */
final class Measurement {
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final Children children;
  private final Cluster cluster;
  private final BenchSettings settings;

  Measurement(Children children, Cluster cluster, BenchSettings settings) {
    this.children = children;
    this.cluster = cluster;
    this.settings = settings;
  }

  /** What else is to be done while a load is on. */
  interface Beside {
    /** Nothing. */
    Beside NOTHING = () -> {};

    /** Does it, within moments. */
    void run() throws IOException;
  }

  /** A load on all nodes, with a warm-up of its own. */
  LoadPlan plan(Path tokens, Load load, Duration warm) {
    return new LoadPlan(cluster.nodes(), tokens, load, warm, settings.window());
  }

  /** A load on the first node alone. */
  LoadPlan planOnFirst(Path tokens, Load load, Duration window) {
    List<URI> first = cluster.nodes().subList(0, 1);
    return new LoadPlan(first, tokens, load, SHORT, window);
  }

  /** Does what was planned; {@code meanwhile} begins with the measured window. */
  Measured run(String title, LoadPlan plan, Beside meanwhile) throws IOException {
    return run(title, plan, meanwhile, Beside.NOTHING);
  }

  /** The same, and {@code open} comes after the window, while all sockets are open. */
  Measured run(String title, LoadPlan plan, Beside meanwhile, Beside open) throws IOException {
    try (LoadProcess client = LoadProcess.start(children, plan)) {
      Measured measured = measure(title, client, plan, meanwhile);
      open.run();
      return measured;
    }
  }

  private Measured measure(String title, LoadProcess client, LoadPlan plan, Beside meanwhile)
      throws IOException {
    Map<String, Long> pids = new LinkedHashMap<>(cluster.pids());
    pids.put(Measured.CLIENT, client.pid());
    client.await(LoadClient.MEASURING);
    CpuUse before = CpuUse.now(pids);
    meanwhile.run();
    client.await(LoadClient.MEASURED);
    CpuUse cpu = CpuUse.now(pids).since(before);
    return new Measured(title, plan.load(), client.report(), cpu, plan.window());
  }
}
