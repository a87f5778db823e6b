package org.homeservices.chat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Message;

/** Has a question answered, and publishes the answer as a message of the assistant. */
final class AnswerWriter {
  private final Assistant assistant;
  private final Charging charging;
  private final Broadcast broadcast;
  private final String name;
  private final Clock clock;

  /**
   * @param name the assistant's, as shown
   */
  AnswerWriter(ChatRoom.Ground ground, Broadcast broadcast, String name) {
    this.assistant = ground.assistant();
    this.charging = ground.charging();
    this.broadcast = broadcast;
    this.name = name;
    this.clock = ground.clock();
  }

  RunningAnswer begin(ConversationId conversation) {
    return new RunningAnswer(conversation, broadcast);
  }

  /** Says that the assistant writes, and has it write. */
  CompletionStage<Answer> write(
      ConversationId conversation, Question question, RunningAnswer running) {
    broadcast.tell(conversation, new ChatEvent.Typing(Author.ASSISTANT, name, true));
    return assistant.answer(question, running);
  }

  /** Completed when the message is stored. */
  CompletionStage<?> publish(ConversationId conversation, RunningAnswer running, Answer answer) {
    charging.giveBackFor(conversation, answer.origin());
    return broadcast.publish(conversation, "answer:" + running.id(), message(running.id(), answer));
  }

  void end(ConversationId conversation) {
    broadcast.tell(conversation, new ChatEvent.Typing(Author.ASSISTANT, name, false));
  }

  private Message message(String id, Answer answer) {
    List<Source> sources = answer.sourcesAs(Source::new);
    List<Action> actions = answer.actionsAs(Action::new);
    String origin = answer.origin().name().toLowerCase(Locale.ROOT);
    AnswerDetails details = new AnswerDetails(origin, "done", sources, actions);
    return new Message(id, null, Author.ASSISTANT, name, answer.text(), clock.instant(), details);
  }
}
