package org.homeservices.web.sse;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.homeservices.conversation.Position;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.homeservices.web.frame.Outlet;
import org.jspecify.annotations.Nullable;

/** One open stream: what is written to it, and how it ends. */
final class EventStream implements Outlet, AsyncListener {
  /** Silence after which it is shown that the server is there. */
  static final Duration COMMENT_AFTER = Duration.ofSeconds(15);

  /** How long an event may be on its way. */
  static final Duration SEND_WITHIN = Duration.ofSeconds(10);

  private static final System.Logger LOGGER = System.getLogger(EventStream.class.getName());

  private final AsyncContext exchange;
  private final Refusals refusals;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Sessions sessions;
  private final EventText text = new EventText();
  private final EventWriter writer;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Runnable onOver = () -> {};
  private volatile @Nullable CloseCode closeCode;
  private volatile boolean greeted;
  private volatile long wroteAt;

  /**
   * @param executor does what may block, and what may wait for locks
   * @param sessions counts what is sent
   */
  EventStream(
      AsyncContext exchange,
      Refusals refusals,
      Executor executor,
      LongSupplier nanoTime,
      Sessions sessions)
      throws IOException {
    this.exchange = exchange;
    this.refusals = refusals;
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.sessions = sessions;
    this.writer =
        new EventWriter(
            response().getOutputStream(), this::slow, () -> executor.execute(this::complete));
    exchange.setTimeout(0);
    exchange.addListener(this);
  }

  /** What ends all that belongs to the stream, however that ends. */
  void whenOver(Runnable end) {
    onOver = end;
    if (over.get()) {
      end.run();
    }
  }

  /** Whether it has been told to end, or has ended. */
  boolean isClosing() {
    return closing.get();
  }

  /** By which this side has ended the stream; null where it has not. */
  @Nullable CloseCode closeCode() {
    return closeCode;
  }

  @Override
  public void greet() {
    HttpServletResponse response = response();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    wroteAt = nanoTime.getAsLong();
    greeted = true;
    writer.begin(EventText.OPENING, wroteAt);
  }

  @Override
  public void begin(Position position, String welcome) {
    text.enter(position.epoch());
    send(welcome);
  }

  @Override
  public void send(String frame) {
    if (greeted) {
      sessions.sent();
      write(text.of(frame));
    }
  }

  /** As long as nothing is written, the answer is problem details; later an event tells why. */
  @Override
  public void close(CloseCode code) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    closeCode = code;
    if (!greeted) {
      executor.execute(() -> refuse(code));
    } else if (code == CloseCode.SLOW) {
      abort();
    } else {
      writer.finish(EventText.end(code));
    }
  }

  /** Looks whether the client takes what it is sent, and says a word; called every second. */
  void check() {
    long now = nanoTime.getAsLong();
    if (!greeted) {
      return;
    }
    if (writer.isStuck(now, SEND_WITHIN.toNanos())) {
      slow();
    } else if (now - wroteAt >= COMMENT_AFTER.toNanos()) {
      write(EventText.COMMENT);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    over();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    abort();
  }

  @Override
  public void onError(AsyncEvent event) {
    abort();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Begun once and never again.
  }

  private void write(String event) {
    wroteAt = nanoTime.getAsLong();
    writer.write(event);
  }

  private void refuse(CloseCode code) {
    try {
      refusals.answer(response(), code);
    } catch (IOException | RuntimeException e) {
      LOGGER.log(DEBUG, "client was gone before it was refused", e);
    }
    complete();
  }

  private void slow() {
    closeCode = CloseCode.SLOW;
    abort();
  }

  /** The client takes nothing, or is gone: it comes back with its position. */
  private void abort() {
    closing.set(true);
    writer.end();
    executor.execute(this::complete);
  }

  private void complete() {
    closing.set(true);
    try {
      if (!over.get()) {
        exchange.complete();
      }
    } catch (RuntimeException e) {
      LOGGER.log(DEBUG, "stream was over before it was ended", e);
    }
    over();
  }

  /** On a thread of our own: containers call back holding locks of theirs. */
  private void over() {
    closing.set(true);
    writer.end();
    if (over.compareAndSet(false, true)) {
      executor.execute(onOver);
    }
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) exchange.getResponse();
  }
}
