package org.homeservices.bench;

import static java.util.stream.Collectors.summingLong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time, user and system, that a process with its children, and its threads, have
 * taken so far.
 *
 * @param all of the process and its children, ended ones and ended threads included
 * @param threads of its living threads, by number
 */
record ProcessCpu(Duration all, Map<String, ThreadCpu> threads) {
  /** Linux counts in hundredths of a second here (USER_HZ), whatever its own clock does. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER = 11;

  /** A thread's name, cut by the kernel to 15 characters, and its processor time. */
  record ThreadCpu(String name, Duration cpu) {}

  ProcessCpu {
    threads = Map.copyOf(threads);
  }

  /** Reads what a process has taken. */
  static ProcessCpu of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Map<String, ThreadCpu> threads = new HashMap<>();
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      for (Path task : tasks.toList()) {
        threads.put(task.getFileName().toString(), thread(task));
      }
    }
    return new ProcessCpu(family(pid), threads);
  }

  private static Duration family(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    Duration sum = parse(stat).cpu().plus(ended(stat));
    List<ProcessHandle> children =
        ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty).toList();
    for (ProcessHandle child : children) {
      sum = sum.plus(thread(Path.of("/proc", Long.toString(child.pid()))).cpu());
    }
    return sum;
  }

  /** What children took that have ended. */
  static Duration ended(String stat) {
    return time(stat, USER + 2);
  }

  private static Duration time(String stat, int first) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    long ticks = Long.parseLong(fields.get(first)) + Long.parseLong(fields.get(first + 1));
    return TICK.multipliedBy(ticks);
  }

  /** Reads a line of {@code /proc/…/stat}; the name may hold blanks and brackets. */
  static ThreadCpu parse(String stat) {
    int end = stat.lastIndexOf(')');
    return new ThreadCpu(stat.substring(stat.indexOf('(') + 1, end), time(stat, USER));
  }

  /** What was taken since an earlier reading; threads that have begun since count whole. */
  ProcessCpu since(ProcessCpu earlier) {
    Map<String, ThreadCpu> taken = new HashMap<>();
    threads.forEach(
        (number, now) -> {
          ThreadCpu before = earlier.threads.get(number);
          taken.put(number, before == null ? now : minus(now, before));
        });
    return new ProcessCpu(all.minus(earlier.all), taken);
  }

  /** Processor time by thread name, numbers in it as {@code #}, the hungriest first. */
  List<ThreadCpu> hungriest(int most) {
    Map<String, Long> byName =
        threads.values().stream()
            .collect(
                Collectors.groupingBy(
                    thread -> thread.name().replaceAll("[0-9]+", "#"),
                    TreeMap::new,
                    summingLong(thread -> thread.cpu().toMillis())));
    return byName.entrySet().stream()
        .filter(name -> name.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .map(name -> new ThreadCpu(name.getKey(), Duration.ofMillis(name.getValue())))
        .toList();
  }

  private static ThreadCpu thread(Path task) throws IOException {
    try {
      return parse(Files.readString(task.resolve("stat")));
    } catch (IOException e) {
      // Ended since it was listed.
      return new ThreadCpu("", Duration.ZERO);
    }
  }

  private static ThreadCpu minus(ThreadCpu now, ThreadCpu before) {
    return new ThreadCpu(now.name(), now.cpu().minus(before.cpu()));
  }
}
