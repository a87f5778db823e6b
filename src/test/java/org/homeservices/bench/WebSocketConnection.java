package org.homeservices.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One socket of the load client: says hello, answers pings, and tells the tally what it gets. */
final class WebSocketConnection implements FrameScanner.Listener, LineScanner.Listener {
  private static final Pattern POSITION =
      Pattern.compile("\"position\"\\s*:\\s*\\{[^}]*\"seq\"\\s*:\\s*([0-9]+)");

  private final Wire wire;
  private final String token;
  private final Tally tally;
  private final Handshake handshake = new Handshake();
  private final FrameScanner frames = new FrameScanner(this);
  private final LineScanner lines = new LineScanner(this);
  private final SeqWatch watch = new SeqWatch();
  private boolean upgraded;
  private boolean welcomed;
  private boolean delivered;

  /** Connects to a node and asks for a socket; the selector says how it goes on. */
  WebSocketConnection(URI node, String token, Selector selector, Tally tally) throws IOException {
    this.wire = Wire.open(node, selector, this);
    this.token = token;
    this.tally = tally;
    wire.write(Handshake.request(node));
  }

  /** Whether the server has accepted the hello. */
  boolean isWelcomed() {
    return welcomed;
  }

  /** How many messages this socket can tell it has not got. */
  long missing() {
    return watch.missing();
  }

  /** Sends a frame of the protocol; one that finds the socket closed is lost. */
  void say(String frame) {
    write(MaskedFrame.text(frame));
  }

  /** Does what the selector says can be done. */
  void serve(ByteBuffer buffer) {
    try {
      wire.flushIfWritable();
      read(buffer);
    } catch (ProtocolException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      broken();
    }
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
  public void ping(ByteBuffer data) {
    write(MaskedFrame.pong(data));
  }

  @Override
  public void closing(int code) {
    broken();
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

  private void read(ByteBuffer buffer) throws IOException {
    if (!wire.read(buffer)) {
      broken();
      return;
    }
    if (!upgraded && handshake.isDoneWith(buffer)) {
      upgraded = true;
      say("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
    }
    if (upgraded) {
      frames.feed(buffer);
    }
  }

  private void write(ByteBuffer frame) {
    try {
      wire.write(frame);
    } catch (IOException e) {
      broken();
    }
  }

  private void broken() {
    if (wire.isOpen()) {
      tally.count(Figure.CLOSED, 1);
    }
    wire.close();
  }
}
