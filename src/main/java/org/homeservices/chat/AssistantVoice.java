package org.homeservices.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Answer;
import org.homeservices.channel.Published;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Message;

/** Lets the assistant say what nobody has asked it: as a message at once, which is not written. */
final class AssistantVoice {
  private final ChatRoom.Ground ground;
  private final Broadcast broadcast;
  private final String name;

  /**
   * @param name the assistant's, as shown
   */
  AssistantVoice(ChatRoom.Ground ground, Broadcast broadcast, String name) {
    this.ground = ground;
    this.broadcast = broadcast;
    this.name = name;
  }

  /**
   * Says something in a conversation, once for each occasion, whichever node says it.
   *
   * @param occasion unlike any other of the conversation
   */
  CompletionStage<Published> say(ConversationId conversation, String occasion, Answer answer) {
    String id =
        UUID.nameUUIDFromBytes((conversation.value() + occasion).getBytes(UTF_8)).toString();
    return broadcast.publish(conversation, message(id, answer));
  }

  private Message message(String id, Answer answer) {
    AnswerDetails details =
        new AnswerDetails(
            answer.origin().name().toLowerCase(Locale.ROOT),
            "done",
            answer.sourcesAs(Source::new),
            answer.actionsAs(Action::new));
    return new Message(
        id, null, Author.ASSISTANT, name, answer.text(), ground.clock().instant(), details);
  }
}
