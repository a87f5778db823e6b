package org.homeservices.chat;

import java.util.Optional;
import org.homeservices.assistant.Assistant;
import org.homeservices.chat.ChatEvent.ModeChanged.Reason;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;

/** Takes the e-mail address that a visitor leaves who waits for a person. */
final class AddressDesk {
  private final Assistant assistant;
  private final Calling calling;
  private final WaitingRoom waiting;

  AddressDesk(ChatRoom.Ground ground, Calling calling, WaitingRoom waiting) {
    this.assistant = ground.answering().assistant();
    this.calling = calling;
    this.waiting = waiting;
  }

  /**
   * Takes the address in a message of a visitor who waits, who then waits no longer.
   *
   * @param otherwise called, perhaps later, where there is none, or nobody waits any more
   */
  void take(Conversation conversation, Message message, Runnable otherwise) {
    Handover handover = calling.handover();
    Optional<String> email = EmailAddress.in(message.content(), calling.ownEmail());
    if (handover == null || email.isEmpty()) {
      otherwise.run();
      return;
    }
    waiting
        .leave(conversation, Reason.ADDRESS)
        .exceptionally(failure -> leaveLater(conversation, failure))
        .thenAccept(
            left -> {
              if (left) {
                pass(handover, conversation, message, email.get());
              } else {
                otherwise.run();
              }
            })
        .whenComplete(
            (done, failure) -> WaitingRoom.warn("address not taken", conversation, failure));
  }

  private void pass(Handover handover, Conversation conversation, Message message, String email) {
    HandoverNotice notice =
        new HandoverNotice.ContactLeft(message.id(), conversation.id(), message.at(), email);
    waiting.say(
        conversation, "address in " + message.id(), assistant.addressTaken(conversation.locale()));
    waiting.notify(
        handover, notice, () -> {}, () -> waiting.offer(conversation, "after " + message.id()));
  }

  /** An address that is told twice does no harm; one that is never told does. */
  private boolean leaveLater(Conversation conversation, Throwable failure) {
    WaitingRoom.warn("visitor perhaps still waiting", conversation, failure);
    waiting.leaveLater(conversation, Reason.ADDRESS);
    return true;
  }
}
