package org.homeservices.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Visitors on all nodes in turn, served by the one thread that calls. */
final class Askers implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final long PAUSE_MILLIS = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final List<Asker> all = new ArrayList<>();
  private int turn;

  private Askers() throws IOException {}

  /** Opens a socket for each conversation, and returns when all are welcome. */
  static Askers open(List<URI> nodes, List<String> tokens) throws IOException {
    Askers askers = new Askers();
    for (String token : tokens) {
      URI node = nodes.get(askers.all.size() % nodes.size());
      Asker asker = new Asker(node, token, askers.selector);
      askers.all.add(asker);
      askers.await(asker::isWelcomed);
    }
    return askers;
  }

  /** All, in the order of their tokens; one stands on the node of its number. */
  List<Asker> all() {
    return all;
  }

  /** The next in turn who has nothing open. */
  Asker nextFree() {
    for (int i = 0; i < all.size(); i++) {
      turn = (turn + 1) % all.size();
      if (all.get(turn).isFree()) {
        return all.get(turn);
      }
    }
    throw new IllegalStateException("all wait for an answer");
  }

  /** Serves the sockets until the condition holds, with an end. */
  void await(BooleanSupplier condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < PATIENCE.toNanos()) {
      pump();
    }
  }

  /** Serves the sockets at least once, and until then, of {@link System#nanoTime()}. */
  void until(long moment) throws IOException {
    do {
      pump();
    } while (System.nanoTime() - moment < 0);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void pump() throws IOException {
    selector.select(this::serve, PAUSE_MILLIS);
  }

  private void serve(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Asker asker) {
      asker.serve(buffer);
    }
  }
}
