package org.homeservices.generation.redis;

import java.time.Duration;
import org.homeservices.generation.local.Draft;
import org.homeservices.generation.local.Piece;

/** What the flights of a node work with. */
interface FlightDesk {
  Log log();

  Pieces pieces();

  Duration lease();

  long nanoTime();

  /** A draft that is printed there. */
  Draft draft(Draft.Press press);

  /** How long a text is kept that ends with this piece. */
  Duration linger(Piece last);

  /** A flight is not needed after so long. */
  void forget(TextName text, ClusterFlight flight, Duration after);
}
