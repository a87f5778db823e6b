package org.homeservices.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What to do, from system properties; RELIABILITY.md describes them.
 *
 * @param soak how long faults come at random; zero: not at all
 * @param rate messages a second, in all conversations together
 */
record FaultSettings(List<Fault> faults, Duration soak, int conversations, int rate) {
  /** Sockets of a conversation. */
  static final int VISITORS = 3;

  /** Reads the properties. */
  static FaultSettings read() {
    String all = String.join(",", Fault.WITHOUT_NEIGHBOURS.stream().map(Fault::title).toList());
    return new FaultSettings(
        Arrays.stream(System.getProperty("faults", all).split(","))
            .filter(title -> !title.isBlank())
            .map(Fault::titled)
            .toList(),
        Duration.ofSeconds(Integer.getInteger("faults.soak", 0)),
        Integer.getInteger("faults.conversations", 100),
        Integer.getInteger("faults.rate", 75));
  }
}
