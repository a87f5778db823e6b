package org.homeservices.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** A TCP connection that never waits: what the network does not take, the selector sends later. */
final class Wire {
  private final SocketChannel channel;
  private final SelectionKey key;

  /** What the network has not taken; has no limit but the plan, because the load does not wait. */
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();

  private Wire(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Connects to a node; the selector tells of it by {@code owner}. */
  @SuppressWarnings("AddressSelection") // A node's host is an address, not a name.
  static Wire open(URI node, Selector selector, Object owner) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(node.getHost(), node.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new Wire(channel, channel.register(selector, SelectionKey.OP_READ, owner));
  }

  /** Whether it has not been closed. */
  boolean isOpen() {
    return channel.isOpen();
  }

  /** Sends bytes after those that came before. */
  void write(ByteBuffer bytes) throws IOException {
    waiting.add(bytes);
    if (waiting.size() == 1) {
      flush();
    }
  }

  /** Sends what waits, where the selector says that it can. */
  void flushIfWritable() throws IOException {
    if (key.isWritable()) {
      flush();
    }
  }

  /** Fills the buffer with what has come, perhaps nothing, and says whether more can come. */
  boolean read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer.clear());
    buffer.flip();
    return count >= 0;
  }

  /** Ends it, and forgets what waits. */
  void close() {
    waiting.clear();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() throws IOException {
    for (ByteBuffer next = waiting.peek(); next != null; next = waiting.peek()) {
      channel.write(next);
      if (next.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      waiting.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }
}
