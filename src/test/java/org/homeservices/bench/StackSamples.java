package org.homeservices.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a profiler saw: stacks, outermost frame first, and how often each. */
record StackSamples(List<Stack> stacks) {
  private static final int MOST = 40;
  private static final int PACKAGE_DEPTH = 3;

  /** Frames, the thread first, and how often they were seen. */
  record Stack(List<String> frames, long count) {

    /** The frame that ran. */
    String leaf() {
      return frames.get(frames.size() - 1);
    }

    /** The package whose code ran, or called what ran outside Java. */
    String owner() {
      for (int i = frames.size() - 1; i > 0; i--) {
        if (frames.get(i).contains("/")) {
          return packageOf(frames.get(i));
        }
      }
      return "(no Java)";
    }

    private static String packageOf(String frame) {
      List<String> parts = List.of(frame.substring(0, frame.lastIndexOf('/')).split("/"));
      return String.join(".", parts.subList(0, Math.min(PACKAGE_DEPTH, parts.size())));
    }
  }

  /** Reads the lines of a collapsed profile. */
  static StackSamples parse(List<String> lines) {
    return new StackSamples(lines.stream().map(StackSamples::stack).toList());
  }

  /** Which frames ran most. */
  Map<String, Long> leaves() {
    return most(stack -> Stream.of(stack.leaf()));
  }

  /** Which frames ran most, or had called what ran. */
  Map<String, Long> frames() {
    return most(stack -> stack.frames().stream().skip(1).distinct());
  }

  /** Whose code ran most. */
  Map<String, Long> packages() {
    return most(stack -> Stream.of(stack.owner()));
  }

  /** All of this, in percent. */
  String report() {
    return section("Ran", leaves()) + section("Packages", packages()) + section("Within", frames());
  }

  private Map<String, Long> most(Function<Stack, Stream<String>> keys) {
    Map<String, Long> counts = new TreeMap<>();
    stacks.forEach(
        stack -> keys.apply(stack).forEach(key -> counts.merge(key, stack.count(), Long::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
  }

  private String section(String title, Map<String, Long> counts) {
    double all = stacks.stream().mapToLong(Stack::count).sum();
    return "%n%s, %% of %.0f samples:%n%n".formatted(title, all)
        + counts.entrySet().stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT, "%6.1f  %s%n", entry.getValue() * 100 / all, entry.getKey()))
            .collect(Collectors.joining());
  }

  private static Stack stack(String line) {
    int end = line.lastIndexOf(' ');
    return new Stack(
        Arrays.asList(line.substring(0, end).split(";")), Long.parseLong(line.substring(end + 1)));
  }
}
