package org.homeservices.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;

/** One socket of a client that a selector serves: says hello, and answers pings. */
abstract class Connection implements FrameScanner.Listener {
  private final Wire wire;
  private final String token;
  private final Handshake handshake = new Handshake();
  private final FrameScanner frames = new FrameScanner(this);
  private boolean upgraded;

  /** Connects to a node and asks for a socket; the selector says how it goes on. */
  Connection(URI node, String token, Selector selector) throws IOException {
    this.wire = Wire.open(node, selector, this);
    this.token = token;
    wire.write(Handshake.request(node));
  }

  /** The socket has broken, or the server has closed it; told once. */
  abstract void lost();

  /** Sends a frame of the protocol; one that finds the socket closed is lost. */
  final void say(String frame) {
    write(MaskedFrame.text(frame));
  }

  /** Does what the selector says can be done. */
  final void serve(ByteBuffer buffer) {
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
  public final void ping(ByteBuffer data) {
    write(MaskedFrame.pong(data));
  }

  @Override
  public final void closing(int code) {
    broken();
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
      lost();
    }
    wire.close();
  }
}
