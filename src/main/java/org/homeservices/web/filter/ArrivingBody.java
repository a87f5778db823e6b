package org.homeservices.web.filter;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes bit by bit, for which no thread waits. When it has come, or is not waited for
 * any more, the request is dispatched once more, with a {@link Sequel} in it. Its methods are
 * called by threads of the server, which it does not hold.
 */
final class ArrivingBody implements ReadListener {
  /** Where the sequel is in the request. */
  static final String SEQUEL = Sequel.class.getName();

  private static final System.Logger LOGGER = System.getLogger(ArrivingBody.class.getName());

  private final AsyncContext exchange;
  private final ServletInputStream in;
  private final int most;
  private final Locale locale;
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

  // Guarded by this.
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final byte[] part = new byte[4096];
  private boolean isReading;
  private boolean isAllRead;

  /**
   * @param most bytes that it may have
   * @param locale of a refusal
   */
  ArrivingBody(AsyncContext exchange, ServletInputStream in, int most, Locale locale) {
    this.exchange = exchange;
    this.in = in;
    this.most = most;
    this.locale = locale;
  }

  /** Completed when nothing is waited for any more. */
  CompletionStage<@Nullable Void> ended() {
    return end;
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    isReading = true;
    while (!end.isDone() && in.isReady() && !in.isFinished()) {
      int count = in.read(part);
      bytes.write(part, 0, Math.max(count, 0));
      if (bytes.size() > most) {
        refuse(ErrorCode.TOO_LONG, ErrorCode.TOO_LONG.httpStatus());
      }
    }
    isReading = false;
    endWhereAllIsRead();
  }

  /** Payara may say so in the midst of the last read. */
  @Override
  public synchronized void onAllDataRead() {
    isAllRead = true;
    endWhereAllIsRead();
  }

  private void endWhereAllIsRead() {
    if (isAllRead && !isReading) {
      end(Sequel.with(bytes.toByteArray()));
    }
  }

  /** It is not waited for any longer; nothing where it has come. */
  void giveUp() {
    refuse(ErrorCode.BAD_FRAME, HttpServletResponse.SC_REQUEST_TIMEOUT);
  }

  /** The client has gone, or has sent what is no body. */
  @Override
  public void onError(Throwable failure) {
    LOGGER.log(DEBUG, "body lost", failure);
    refuse(ErrorCode.BAD_FRAME, ErrorCode.BAD_FRAME.httpStatus());
  }

  private void refuse(ErrorCode code, int status) {
    end(Sequel.refusal(code, status, locale));
  }

  private void end(Sequel sequel) {
    if (end.complete(null)) {
      try {
        exchange.getRequest().setAttribute(SEQUEL, sequel);
        exchange.dispatch();
      } catch (IllegalStateException over) {
        LOGGER.log(DEBUG, "the server has ended the request", over);
      }
    }
  }
}
