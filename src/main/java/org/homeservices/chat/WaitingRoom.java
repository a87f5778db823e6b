package org.homeservices.chat;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
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

  /** More than a call lasts that is given up, and the end of the waiting after it. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

  private final ConversationStore conversations;
  private final Assistant assistant;
  private final Broadcast broadcast;
  private final AssistantVoice voice;
  private final Patience patience;
  private final WayOut exit;

  WaitingRoom(ChatRoom.Ground ground, Broadcast broadcast, AssistantVoice voice) {
    this.conversations = ground.conversations();
    this.assistant = ground.answering().assistant();
    this.broadcast = broadcast;
    this.voice = voice;
    this.patience = new Patience(ground.executor());
    this.exit = new WayOut(ground.conversations(), broadcast, patience);
  }

  /**
   * Has a visitor wait for a person who is called now; also one who waits already, but for a call
   * that nobody has taken and nobody makes any more.
   *
   * @return true for the one who is to call
   */
  CompletionStage<Boolean> enter(Conversation conversation, Instant now) {
    return conversations
        .call(conversation.id(), conversation.mode(), now, now.minus(LONGEST_CALL))
        .thenApply(entered -> told(entered, conversation));
  }

  /** Lets a visitor wait no longer; true for the one who has done so. */
  CompletionStage<Boolean> leave(Conversation conversation, Reason reason) {
    return exit.leave(conversation, reason);
  }

  /** Lets a visitor wait no longer, as soon as that can be done; perhaps it is done already. */
  void leaveLater(Conversation conversation, Reason reason) {
    exit.leaveAtLast(conversation, reason, true, () -> {});
  }

  /** Lets a visitor wait no longer for somebody who does not come, and tells how to reach them. */
  void disappoint(Conversation conversation, String occasion) {
    Answer answer = assistant.nobodyCame(conversation.locale());
    exit.leaveAtLast(
        conversation,
        Reason.UNREACHABLE,
        false,
        () -> say(conversation, "nobody after " + occasion, answer));
  }

  /** Notes that the person who is waited for knows of it. */
  void taken(Conversation conversation) {
    patience
        .tried(() -> conversations.taken(conversation.id()), () -> true)
        .whenComplete((done, failure) -> warn("taken call not noted", conversation, failure));
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
   * @param onTold called when they have taken it
   * @param onGivenUp called where they could not be told
   */
  void notify(Handover handover, HandoverNotice notice, Runnable onTold, Runnable onGivenUp) {
    handover
        .tell(notice)
        .whenComplete(
            (told, failure) -> {
              if (failure == null) {
                LOGGER.log(INFO, "handover told conversation={0}", notice.conversation().value());
                onTold.run();
              } else {
                onGivenUp.run();
              }
            });
  }

  private boolean told(boolean entered, Conversation before) {
    if (entered && before.mode() != Mode.WAITING) {
      broadcast.tell(before.id(), new ModeChanged(Mode.WAITING, null, Reason.REQUESTED));
    }
    return entered;
  }

  static void warn(String event, Conversation conversation, @Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(WARNING, event + " conversation={0} {1}", conversation.id().value(), failure);
    }
  }
}
