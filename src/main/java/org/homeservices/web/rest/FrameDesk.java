package org.homeservices.web.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.conversation.Conversation;
import org.homeservices.journal.Trace;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Frames;
import org.homeservices.web.frame.ClientFrame;
import org.homeservices.web.frame.FrameBudgets;
import org.homeservices.web.frame.FrameGate;
import org.homeservices.web.frame.Visit;
import org.homeservices.web.frame.VisitDesk;

/** Does what a frame asks that comes without a socket, and tells the one reply to it. */
public final class FrameDesk {
  /** So long the sender waits for the place of a message that is held back. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The reply to a frame that has none on a socket. */
  private static final String NOTHING = "{}";

  /** They are about the socket that they come on. */
  private static final Set<String> OF_SOCKETS = Set.of("hello", "ping");

  private final VisitDesk visits;
  private final FrameBudgets budgets;
  private final ScheduledExecutorService executor;

  public FrameDesk(VisitDesk visits, FrameBudgets budgets, ScheduledExecutorService executor) {
    this.visits = visits;
    this.budgets = budgets;
    this.executor = executor;
  }

  /**
   * Takes a frame; completed with the reply.
   *
   * @param claimed the conversation as its token tells it
   * @param address where the visitor is
   */
  CompletionStage<FrameReply> take(Conversation claimed, String address, JsonObject frame) {
    Optional<Trace> trace = Trace.current();
    return visits
        .room()
        .find(claimed)
        .thenCompose(
            found -> traced(trace, found.orElseThrow(FrameDesk::notFound), address, frame));
  }

  /** The conversation may have been found on another thread. */
  @SuppressWarnings("try") // The scope is there to be closed.
  private CompletionStage<FrameReply> traced(
      Optional<Trace> trace, Conversation found, String address, JsonObject frame) {
    try (Trace.Scope scope = trace.orElseGet(Trace::begun).open()) {
      return handle(found, address, frame);
    }
  }

  private CompletionStage<FrameReply> handle(
      Conversation found, String address, JsonObject object) {
    FirstReply reply = new FirstReply();
    Visit visit = new Visit(reply, visits, address);
    visit.enter(found);
    FrameGate gate = new FrameGate(visit, () -> budgets.take(found.id()));
    if (isOfSockets(object)) {
      gate.refuse(ErrorCode.UNKNOWN_TYPE, "type");
      return atTheGate(reply);
    }
    return gate.read(object)
        .map(frame -> frame.handledBy(visit).thenCompose(done -> reply(reply, frame)))
        .orElseGet(() -> atTheGate(reply));
  }

  private static CompletionStage<FrameReply> atTheGate(FirstReply reply) {
    return reply.orElse(NOTHING).thenApply(text -> new FrameReply(text, true));
  }

  private CompletionStage<FrameReply> reply(FirstReply reply, ClientFrame frame) {
    return told(reply, frame).thenApply(text -> new FrameReply(text, false));
  }

  /** A message that is neither placed nor refused yet is held back, and may be for long. */
  private CompletionStage<String> told(FirstReply reply, ClientFrame frame) {
    if (frame instanceof ClientFrame.Post post) {
      ScheduledFuture<?> timer =
          executor.schedule(
              () -> reply.send(pending(post)), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return reply.whenTold().whenComplete((told, failure) -> timer.cancel(false));
    }
    return reply.orElse(NOTHING);
  }

  private static String pending(ClientFrame.Post post) {
    return Frames.frame("ack").add("clientId", post.clientId()).build().toString();
  }

  private static boolean isOfSockets(JsonObject frame) {
    return frame.get("type") instanceof JsonString type && OF_SOCKETS.contains(type.getString());
  }

  private static BadInput notFound() {
    return new BadInput(ErrorCode.NOT_FOUND, null);
  }
}
