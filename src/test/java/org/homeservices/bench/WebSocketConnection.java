package org.homeservices.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One socket of the load client: tells the tally what it gets. */
final class WebSocketConnection extends Connection implements LineScanner.Listener {
  private static final Pattern POSITION =
      Pattern.compile("\"position\"\\s*:\\s*\\{[^}]*\"seq\"\\s*:\\s*([0-9]+)");

  private final Tally tally;
  private final LineScanner lines = new LineScanner(this);
  private final SeqWatch watch = new SeqWatch();
  private boolean welcomed;
  private boolean delivered;

  /** Connects to a node and asks for a socket; the selector says how it goes on. */
  WebSocketConnection(URI node, String token, Selector selector, Tally tally) throws IOException {
    super(node, token, selector);
    this.tally = tally;
  }

  /** Whether the server has accepted the hello. */
  boolean isWelcomed() {
    return welcomed;
  }

  /** How many messages this socket can tell it has not got. */
  long missing() {
    return watch.missing();
  }

  @Override
  public void text(ByteBuffer message) {
    delivered = false;
    lines.scan(message);
    if (delivered) {
      tally.gotText(System.nanoTime());
    }
  }

  @Override
  public void message(long seq, long intendedAt) {
    delivered = true;
    tally.arrived(watch.see(seq), intendedAt, System.nanoTime());
  }

  @Override
  public void welcome(String frame) {
    Matcher position = POSITION.matcher(frame);
    if (position.find()) {
      watch.startAfter(Long.parseLong(position.group(1)));
    }
    welcomed = true;
  }

  @Override
  public void error(String frame) {
    tally.count(Figure.REFUSED, 1);
  }

  @Override
  void lost() {
    tally.count(Figure.CLOSED, 1);
  }
}
