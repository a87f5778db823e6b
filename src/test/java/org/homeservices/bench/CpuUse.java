package org.homeservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of the processes that are watched, by name, and of the whole machine.
 *
 * @param busy of all processors together
 * @param at when it was read, of {@link System#nanoTime()}
 */
record CpuUse(Map<String, ProcessCpu> processes, Duration busy, long at) {

  /** What was taken so far. */
  static CpuUse now(Map<String, Long> pids) throws IOException {
    Map<String, ProcessCpu> processes = new LinkedHashMap<>();
    for (Map.Entry<String, Long> process : pids.entrySet()) {
      processes.put(process.getKey(), ProcessCpu.of(process.getValue()));
    }
    return new CpuUse(processes, Machine.busy(), System.nanoTime());
  }

  /** What was taken between an earlier reading and this one; {@code at} is then a length. */
  CpuUse since(CpuUse earlier) {
    Map<String, ProcessCpu> taken = new LinkedHashMap<>();
    processes.forEach(
        (name, now) -> {
          ProcessCpu before = earlier.processes.get(name);
          taken.put(name, before == null ? now : now.since(before));
        });
    return new CpuUse(taken, busy.minus(earlier.busy), at - earlier.at);
  }

  /** Processor time of a process. */
  Duration of(String name) {
    ProcessCpu process = processes.get(name);
    return process == null ? Duration.ZERO : process.all();
  }

  /** How many processors worked, on average, for processes that are not watched. */
  double othersLoad() {
    Duration others =
        processes.values().stream().map(ProcessCpu::all).reduce(busy, Duration::minus);
    return Math.max(0, others.toNanos() / (double) at);
  }
}
