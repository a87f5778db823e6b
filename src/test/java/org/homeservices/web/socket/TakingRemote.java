package org.homeservices.web.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;

/**
 * The sending side of a socket that takes every text and remembers none. The send ends at once, or
 * when {@link #end()} says so. Not thread-safe.
 */
final class TakingRemote implements RemoteEndpoint.Async {
  private static final SendResult DONE = new SendResult();
  private static final SendHandler NOBODY = result -> {};

  private final boolean endsAtOnce;
  private SendHandler handler = NOBODY;
  private long characters;

  TakingRemote(boolean endsAtOnce) {
    this.endsAtOnce = endsAtOnce;
  }

  /** Ends the send that is on its way. */
  void end() {
    SendHandler ended = handler;
    handler = NOBODY;
    ended.onResult(DONE);
  }

  /** How much it took. */
  long characters() {
    return characters;
  }

  @Override
  public void sendText(String text, SendHandler onEnd) {
    characters += text.length();
    handler = onEnd;
    if (endsAtOnce) {
      end();
    }
  }

  @Override
  public boolean getBatchingAllowed() {
    return false;
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
  public void sendBinary(ByteBuffer data, SendHandler onEnd) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendObject(Object data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendObject(Object data, SendHandler onEnd) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBatchingAllowed(boolean allowed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void flushBatch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendPing(ByteBuffer data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendPong(ByteBuffer data) {
    throw new UnsupportedOperationException();
  }
}
