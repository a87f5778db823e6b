package org.homeservices.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** All sockets of a run, served by the one thread that calls. */
final class Crowd implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int MOST_OPENING = 50;
  private static final long OPENING_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LoadPlan plan;
  private final Tally tally;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final List<WebSocketConnection> connections = new ArrayList<>();

  private Crowd(LoadPlan plan, Tally tally) throws IOException {
    this.plan = plan;
    this.tally = tally;
  }

  /**
   * Opens all sockets, and returns when all are welcome.
   *
   * @param tokens of the conversations
   */
  static Crowd open(LoadPlan plan, List<String> tokens, Tally tally) throws IOException {
    Crowd crowd = new Crowd(plan, tally);
    Deque<WebSocketConnection> opening = new ArrayDeque<>();
    long start = System.nanoTime();
    for (int i = 0; i < plan.load().allSockets(); i++) {
      opening.add(crowd.connect(i, tokens));
      crowd.welcome(opening, MOST_OPENING, start);
    }
    crowd.welcome(opening, 0, start);
    return crowd;
  }

  /** Says something on one socket of a conversation. */
  void say(int conversation, int socket, String frame) {
    connections.get(conversation * plan.load().sockets() + socket).say(frame);
  }

  /** Serves the sockets, and waits at most so long for one that needs it. */
  void pump(long millis) throws IOException {
    if (millis == 0) {
      selector.selectNow(this::serve);
    } else {
      selector.select(this::serve, millis);
    }
  }

  /** How many messages the sockets can tell they have not got. */
  long missing() {
    return connections.stream().mapToLong(WebSocketConnection::missing).sum();
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private WebSocketConnection connect(int index, List<String> tokens) throws IOException {
    int conversation = index / plan.load().sockets();
    int socket = index % plan.load().sockets();
    WebSocketConnection connection =
        new WebSocketConnection(
            plan.node(conversation, socket), tokens.get(conversation), selector, tally);
    connections.add(connection);
    return connection;
  }

  private void welcome(Deque<WebSocketConnection> opening, int most, long start)
      throws IOException {
    while (opening.size() > most) {
      pump(OPENING_MILLIS);
      opening.removeIf(WebSocketConnection::isWelcomed);
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException(opening.size() + " sockets are not welcomed: " + tally.report());
      }
    }
  }

  private void serve(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof WebSocketConnection connection) {
      connection.serve(buffer);
    }
  }
}
