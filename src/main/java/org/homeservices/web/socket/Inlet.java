package org.homeservices.web.socket;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.journal.Trace;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.frame.ClientFrame;
import org.homeservices.web.frame.FrameBudget;
import org.homeservices.web.frame.FrameGate;
import org.homeservices.web.frame.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What comes in on one socket: parts become text, text becomes frames, frames are handled one after
 * the other. Called by one thread at a time.
 */
final class Inlet {
  private static final System.Logger LOGGER = System.getLogger(Inlet.class.getName());
  private static final int MOST_UNREADABLE_IN_A_ROW = 3;

  private final Connection connection;
  private final Visit visit;
  private final TextCollector text = new TextCollector();
  private final FrameGate gate;
  private CompletionStage<Void> handled;
  private int unreadableInARow;

  Inlet(Connection connection, Visit visit) {
    this.connection = connection;
    this.visit = visit;
    this.gate = new FrameGate(visit, new FrameBudget(connection::nanoTime)::take);
    this.handled = visit.arrive();
  }

  void text(String part, boolean last) {
    connection.heard();
    Optional<String> whole = text.add(part, last);
    if (text.isTooBig()) {
      connection.close(CloseCode.TOO_BIG);
    }
    whole.ifPresent(message -> connection.burst(() -> lines(message)));
  }

  void binary(boolean last) {
    connection.heard();
    if (last) {
      unreadable();
    }
  }

  void pong() {
    connection.heard();
  }

  void closed() {
    connection.closed();
    visit.end();
  }

  Connection connection() {
    return connection;
  }

  private void lines(String message) {
    if (message.isBlank()) {
      unreadable();
    }
    message.lines().filter(line -> !line.isBlank()).forEach(this::line);
  }

  private void line(String line) {
    if (connection.isClosing()) {
      return;
    }
    Optional<JsonObject> object = JsonText.parseObject(line);
    if (object.isEmpty()) {
      unreadable();
      return;
    }
    unreadableInARow = 0;
    gate.read(object.get()).ifPresent(this::handle);
  }

  private void handle(ClientFrame frame) {
    Trace trace = Trace.begun();
    handled =
        handled.thenCompose(earlier -> unlessClosing(frame, trace)).exceptionally(this::defect);
  }

  /** A frame before this one may have closed the socket: what follows is not for anyone. */
  @SuppressWarnings("try") // The scope is there to be closed.
  private CompletionStage<Void> unlessClosing(ClientFrame frame, Trace trace) {
    try (Trace.Scope scope = trace.open()) {
      return connection.isClosing() ? completedStage(null) : frame.handledBy(visit);
    }
  }

  private @Nullable Void defect(Throwable failure) {
    LOGGER.log(ERROR, "frame not handled", failure);
    connection.close(CloseCode.INTERNAL);
    return null;
  }

  private void unreadable() {
    unreadableInARow++;
    if (unreadableInARow >= MOST_UNREADABLE_IN_A_ROW) {
      connection.close(CloseCode.NOT_JSON);
    } else {
      gate.refuse(ErrorCode.BAD_FRAME);
    }
  }
}
