package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.chat.ChatEvent.ModeChanged;
import org.homeservices.chat.ChatEvent.ModeChanged.Reason;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Mode;

/** How a visitor who waits comes back to the assistant, whose members are told. */
final class WayOut {
  private final ConversationStore conversations;
  private final Broadcast broadcast;
  private final Patience patience;

  WayOut(ConversationStore conversations, Broadcast broadcast, Patience patience) {
    this.conversations = conversations;
    this.broadcast = broadcast;
    this.patience = patience;
  }

  /** Lets a visitor wait no longer; true for the one who has done so. */
  CompletionStage<Boolean> leave(Conversation conversation, Reason reason) {
    return conversations
        .change(conversation.id(), Mode.WAITING, Mode.ASSISTANT)
        .thenApply(left -> told(left, conversation, reason));
  }

  /**
   * Lets a visitor wait no longer, again where it has failed.
   *
   * @param tried whether it has failed before, and perhaps was done all the same
   * @param onLeft called where it was done here, or perhaps was
   */
  void leaveAtLast(Conversation conversation, Reason reason, boolean tried, Runnable onLeft) {
    AtomicBoolean unsure = new AtomicBoolean(tried);
    patience
        .tried(
            () -> attempt(conversation, reason, unsure).thenAccept(left -> runIf(left, onLeft)),
            () -> true)
        .whenComplete(
            (done, failure) -> WaitingRoom.warn("visitor left waiting", conversation, failure));
  }

  private CompletionStage<Boolean> attempt(
      Conversation conversation, Reason reason, AtomicBoolean unsure) {
    boolean triedBefore = unsure.getAndSet(true);
    return leave(conversation, reason)
        .thenCompose(
            left ->
                left || !triedBefore
                    ? completedStage(left)
                    : leftBefore(conversation)
                        .thenApply(before -> told(before, conversation, reason)));
  }

  /** Whoever has done it: that it is told twice does no harm. */
  private CompletionStage<Boolean> leftBefore(Conversation conversation) {
    return conversations
        .findAnew(conversation.in(Mode.WAITING))
        .thenCompose(found -> found.map(WayOut::isLeft).orElseGet(() -> completedStage(false)));
  }

  private static CompletionStage<Boolean> isLeft(Conversation now) {
    return switch (now.mode()) {
      case ASSISTANT -> completedStage(true);
      case HUMAN, CLOSED -> completedStage(false);
      case WAITING -> failedStage(new ConversationsUnavailable(now.id()));
    };
  }

  private boolean told(boolean left, Conversation conversation, Reason reason) {
    if (left) {
      broadcast.tell(conversation.id(), new ModeChanged(Mode.ASSISTANT, null, reason));
    }
    return left;
  }

  private static void runIf(boolean condition, Runnable action) {
    if (condition) {
      action.run();
    }
  }
}
