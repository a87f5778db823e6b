package org.homeservices.bench;

import java.util.Locale;

/** The shapes of load that are measured. */
enum BenchProfile {
  /** Many small conversations, each with a few open tabs. */
  CHAT,
  /** The same, at higher and higher rates until the servers no longer keep up. */
  SATURATION,
  /** One conversation that a thousand sockets follow. */
  ROOM,
  /** More conversations than a node may listen to one by one. */
  PAIRS,
  /** As many messages a second as the archive should take. */
  STORED,
  /** Long messages. */
  LARGE,
  /** Sockets of which nothing is heard, all on one node. */
  IDLE;

  private static final int SHORT = 200;
  private static final int LONG = 4_096;

  /** The load, of {@link #SATURATION} its first step. */
  Load load() {
    return switch (this) {
      case CHAT -> new Load(100, 4, 2_000, SHORT);
      case SATURATION -> new Load(100, 4, 3_000, SHORT);
      case ROOM -> new Load(1, 1_000, 20, SHORT);
      case STORED -> new Load(100, 4, 1_000, SHORT);
      case PAIRS -> new Load(2_000, 2, 1_000, SHORT);
      case LARGE -> new Load(100, 4, 500, LONG);
      case IDLE -> new Load(2_500, 2, 0, 0);
    };
  }

  /** What it is called on the command line and in tables. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile with a title. */
  static BenchProfile titled(String title) {
    return valueOf(title.strip().toUpperCase(Locale.ROOT));
  }
}
