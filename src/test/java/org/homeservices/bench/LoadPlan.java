package org.homeservices.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a load client is told: where, which load, and when to measure.
 *
 * @param nodes roots of the application; the sockets of a conversation alternate over them
 * @param tokens a file with the conversations' tokens, one a line
 * @param warm load before the measured window, at the same rate
 */
record LoadPlan(List<URI> nodes, Path tokens, Load load, Duration warm, Duration window) {
  private static final double NANOS = 1e9;

  LoadPlan {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("nodes must not be empty");
    }
  }

  /** The node of a conversation's nth socket. */
  URI node(int conversation, int socket) {
    return nodes.get((conversation + socket) % nodes.size());
  }

  /**
   * When a message should be sent, in nanoseconds after the start. A client that is late sends it
   * as soon as it can, and measures from here: a server that stalls the client is not let off.
   */
  long intendedAt(long message) {
    return (long) (message * NANOS / load.rate());
  }

  /** How many messages should have been sent this long after the start. */
  long dueAfter(long nanos) {
    return load.rate() == 0 ? 0 : (long) Math.floor(nanos * load.rate() / NANOS) + 1;
  }

  /** The plan as arguments of a command; {@link #parse} reads them. */
  List<String> arguments() {
    return List.of(
        nodes.stream().map(URI::toString).collect(Collectors.joining(",")),
        tokens.toString(),
        Integer.toString(load.conversations()),
        Integer.toString(load.sockets()),
        Double.toString(load.rate()),
        Integer.toString(load.bytes()),
        warm.toString(),
        window.toString());
  }

  /** Reads a plan from the arguments of a command. */
  static LoadPlan parse(String... arguments) {
    List<URI> nodes = Arrays.stream(arguments[0].split(",")).map(URI::create).toList();
    Load load =
        new Load(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Double.parseDouble(arguments[4]),
            Integer.parseInt(arguments[5]));
    Duration warm = Duration.parse(arguments[6]);
    return new LoadPlan(nodes, Path.of(arguments[1]), load, warm, Duration.parse(arguments[7]));
  }
}
