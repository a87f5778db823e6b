package org.homeservices.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * What to do, from system properties; RELIABILITY.md describes them.
 *
 * @param window how long visitors talk before a fault, and at least after it
 * @param pause of a visitor between an answer and the next question, on average
 * @param soak how long all talk while nothing goes wrong; zero: not at all
 * @param sessions numbers of visitors whose latency is measured
 */
record ProofSettings(
    List<Fault> faults,
    int visitors,
    Duration window,
    Duration pause,
    Duration soak,
    List<Integer> sessions) {

  private static final EnumSet<Fault> OF_A_CLUSTER =
      EnumSet.complementOf(
          EnumSet.of(
              Fault.SUBSCRIPTIONS_KILLED,
              Fault.CONNECTIONS_KILLED,
              Fault.REDIS_STALLED,
              Fault.REDIS_EMPTIED,
              Fault.DATABASE_STOPPED,
              Fault.DATABASE_STALLED));

  /** Reads the properties. */
  static ProofSettings read() {
    String all = String.join(",", OF_A_CLUSTER.stream().map(Fault::title).toList());
    return new ProofSettings(
        words("faults.only", all).stream().map(Fault::titled).toList(),
        Integer.getInteger("faults.visitors", 300),
        Duration.ofSeconds(Integer.getInteger("faults.seconds", 30)),
        Duration.ofSeconds(Integer.getInteger("faults.pause", 10)),
        Duration.ofSeconds(Integer.getInteger("faults.soak", 0)),
        words("faults.sessions", "").stream().map(Integer::valueOf).toList());
  }

  private static List<String> words(String property, String standard) {
    return Arrays.stream(System.getProperty(property, standard).split(","))
        .filter(word -> !word.isBlank())
        .toList();
  }
}
