package org.homeservices.chat;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.Assistant;
import org.homeservices.chat.ChatEvent.ModeChanged;
import org.homeservices.chat.ChatEvent.ModeChanged.Reason;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Mode;
import org.jspecify.annotations.Nullable;

/** Those who wait for a person: how they come to wait, what they are told, how it ends. */
final class WaitingRoom {
  private static final System.Logger LOGGER = System.getLogger(WaitingRoom.class.getName());

  private final ConversationStore conversations;
  private final Assistant assistant;
  private final Broadcast broadcast;
  private final AssistantVoice voice;
  private final Patience patience;

  WaitingRoom(ChatRoom.Ground ground, Broadcast broadcast, AssistantVoice voice) {
    this.conversations = ground.conversations();
    this.assistant = ground.answering().assistant();
    this.broadcast = broadcast;
    this.voice = voice;
    this.patience = new Patience(ground.executor());
  }

  /** Has a visitor wait; true for the one who has done so. */
  CompletionStage<Boolean> enter(Conversation conversation) {
    return conversations
        .change(conversation.id(), Mode.ASSISTANT, Mode.WAITING)
        .thenApply(changed -> told(changed, conversation, Mode.WAITING, Reason.REQUESTED));
  }

  /** Lets a visitor wait no longer; true for the one who has done so. */
  CompletionStage<Boolean> leave(Conversation conversation, Reason reason) {
    return conversations
        .change(conversation.id(), Mode.WAITING, Mode.ASSISTANT)
        .thenApply(changed -> told(changed, conversation, Mode.ASSISTANT, reason));
  }

  /** Lets a visitor wait no longer for somebody who does not come, and tells how to reach them. */
  void disappoint(Conversation conversation, String occasion) {
    patience
        .tried(
            () ->
                leave(conversation, Reason.UNREACHABLE)
                    .thenAccept(changed -> tellIfLeft(changed, conversation, occasion)),
            () -> true)
        .whenComplete((done, failure) -> warn("visitor left waiting", conversation, failure));
  }

  /** Says how people are reached. */
  void offer(Conversation conversation, String occasion) {
    say(conversation, "contact " + occasion, assistant.contact(conversation.locale()));
  }

  /** Says something, once for each occasion. */
  void say(Conversation conversation, String occasion, Answer answer) {
    voice
        .say(conversation.id(), occasion, answer)
        .whenComplete((said, failure) -> warn("not said", conversation, failure));
  }

  /**
   * Tells the people of the company.
   *
   * @param onGivenUp called where they could not be told
   */
  void notify(Handover handover, HandoverNotice notice, Runnable onGivenUp) {
    handover
        .tell(notice)
        .whenComplete(
            (told, failure) -> {
              if (failure == null) {
                LOGGER.log(INFO, "handover told conversation={0}", notice.conversation().value());
              } else {
                onGivenUp.run();
              }
            });
  }

  private void tellIfLeft(boolean changed, Conversation conversation, String occasion) {
    if (changed) {
      Answer answer = assistant.nobodyCame(conversation.locale());
      say(conversation, "nobody after " + occasion, answer);
    }
  }

  private boolean told(boolean changed, Conversation conversation, Mode mode, Reason reason) {
    if (changed) {
      broadcast.tell(conversation.id(), new ModeChanged(mode, null, reason));
    }
    return changed;
  }

  static void warn(String event, Conversation conversation, @Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(WARNING, event + " conversation={0} {1}", conversation.id().value(), failure);
    }
  }
}
