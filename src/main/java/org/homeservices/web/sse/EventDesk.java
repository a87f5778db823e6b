package org.homeservices.web.sse;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.homeservices.conversation.Position;
import org.homeservices.web.CloseCode;
import org.homeservices.web.frame.ClientFrame;
import org.homeservices.web.frame.Visit;
import org.homeservices.web.frame.VisitDesk;
import org.jspecify.annotations.Nullable;

/** Opens streams, each of which is a visit like that of a socket, without frames of its own. */
public final class EventDesk {
  private static final System.Logger LOGGER = System.getLogger(EventDesk.class.getName());

  private final VisitDesk visits;
  private final OpenStreams streams;
  private final Refusals refusals;
  private final Executor executor;
  private final LongSupplier nanoTime;

  /**
   * @param executor does what may block
   */
  public EventDesk(
      VisitDesk visits, OpenStreams streams, Executor executor, LongSupplier nanoTime) {
    this.visits = visits;
    this.streams = streams;
    this.refusals = new Refusals(visits.settings());
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens a stream.
   *
   * @param token of the conversation
   * @param position how far the client had come; empty for the latest messages
   * @param address where the visitor is
   */
  void open(AsyncContext exchange, String token, Optional<Position> position, String address)
      throws IOException {
    EventStream stream =
        new EventStream(exchange, refusals, executor, nanoTime, streams.sessions());
    if (!streams.add(stream)) {
      stream.close(CloseCode.UNAVAILABLE);
      return;
    }
    Visit visit = new Visit(stream, visits, address);
    stream.whenOver(
        () -> {
          streams.remove(stream);
          visit.end();
        });
    ClientFrame.Hello hello = new ClientFrame.Hello(token, position, null, null);
    visit
        .arrive()
        .thenCompose(done -> stream.isClosing() ? completedStage(null) : visit.handle(hello))
        .whenComplete((done, failure) -> endAfter(failure, stream));
  }

  Refusals refusals() {
    return refusals;
  }

  private static void endAfter(@Nullable Throwable failure, EventStream stream) {
    if (failure != null) {
      LOGGER.log(ERROR, "stream not opened", failure);
      stream.close(CloseCode.INTERNAL);
    }
  }
}
