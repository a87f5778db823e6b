package org.homeservices.web.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The sending side of a socket; the test says when and how each send ends. Thread-safe. */
final class FakeRemote implements RemoteEndpoint.Async {
  private final Executor callbacks;
  private final boolean endsBySelf;
  private final Consumer<String> onText;
  private final AtomicInteger onTheirWay = new AtomicInteger();

  // Guarded by this.
  private final List<String> texts = new ArrayList<>();
  private final Queue<SendHandler> handlers = new ArrayDeque<>();
  private int pings;
  private int mostOnTheirWay;
  private boolean refusing;

  private FakeRemote(Executor callbacks, boolean endsBySelf, Consumer<String> onText) {
    this.callbacks = callbacks;
    this.onText = onText;
    this.endsBySelf = endsBySelf;
  }

  /** Each send waits until the test ends it. */
  static FakeRemote byHand() {
    return new FakeRemote(Runnable::run, false, text -> {});
  }

  /** Each send ends well, by a call back from this executor. */
  static FakeRemote endingOn(Executor callbacks) {
    return endingOn(callbacks, text -> {});
  }

  /** The same, and each text is told before its send ends. */
  static FakeRemote endingOn(Executor callbacks, Consumer<String> onText) {
    return new FakeRemote(callbacks, true, onText);
  }

  /** From now on each send throws. */
  synchronized void refuse() {
    refusing = true;
  }

  /** The messages that were sent. */
  synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  /** The frames in them. */
  List<String> frames() {
    return texts().stream().flatMap(String::lines).toList();
  }

  synchronized int pings() {
    return pings;
  }

  /** How many messages were on their way at once, at most. */
  synchronized int mostOnTheirWay() {
    return mostOnTheirWay;
  }

  /** Ends the oldest send. */
  void sent() {
    end(new SendResult());
  }

  /** Ends the oldest send badly. */
  void failed() {
    end(new SendResult(new IllegalStateException("gone")));
  }

  @Override
  public void sendText(String text, SendHandler handler) {
    synchronized (this) {
      if (refusing) {
        throw new IllegalStateException("closed");
      }
      texts.add(text);
      handlers.add(handler);
      mostOnTheirWay = Math.max(mostOnTheirWay, onTheirWay.incrementAndGet());
    }
    onText.accept(text);
    if (endsBySelf) {
      callbacks.execute(this::sent);
    }
  }

  @Override
  public synchronized void sendPing(ByteBuffer data) {
    pings++;
  }

  @Override
  public long getSendTimeout() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setSendTimeout(long timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendText(String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendBinary(ByteBuffer data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendBinary(ByteBuffer data, SendHandler handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendObject(Object data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendObject(Object data, SendHandler handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBatchingAllowed(boolean allowed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getBatchingAllowed() {
    return false;
  }

  @Override
  public void flushBatch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendPong(ByteBuffer data) {
    throw new UnsupportedOperationException();
  }

  private void end(SendResult result) {
    SendHandler oldest;
    synchronized (this) {
      oldest = handlers.remove();
      onTheirWay.decrementAndGet();
    }
    oldest.onResult(result);
  }
}
