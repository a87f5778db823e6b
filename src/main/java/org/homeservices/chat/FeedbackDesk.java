package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Feedback;

/** Takes what visitors think of answers; nobody else shall get one that was found bad. */
final class FeedbackDesk {
  private static final System.Logger LOGGER = System.getLogger(FeedbackDesk.class.getName());

  /** As many as whoever asks for a page of messages may read at once. */
  private static final int MOST_READ = 200;

  private final ChatRoom.Ground ground;
  private final Function<Question, CompletionStage<Void>> dislike;
  private final Broadcast broadcast;
  private final MessageRules rules;

  /**
   * @param dislike has an answer to a question forgotten
   */
  FeedbackDesk(
      ChatRoom.Ground ground,
      Broadcast broadcast,
      MessageRules rules,
      Function<Question, CompletionStage<Void>> dislike) {
    this.ground = ground;
    this.dislike = dislike;
    this.broadcast = broadcast;
    this.rules = rules;
  }

  /** Keeps a feedback; completed with why it cannot be taken, empty where it is kept. */
  CompletionStage<Optional<Refusal>> take(Conversation claimed, Feedback feedback) {
    Optional<Refusal> refusal = rules.refusalOfReason(feedback.reason());
    return refusal.isPresent()
        ? Refusals.of(refusal.get())
        : ground
            .conversations()
            .find(claimed)
            .thenCompose(
                found ->
                    found
                        .map(conversation -> judge(conversation.on(claimed.page()), feedback))
                        .orElseGet(() -> Refusals.of(Refusal.GONE)))
            .exceptionallyCompose(Refusals::after);
  }

  private CompletionStage<Optional<Refusal>> judge(Conversation conversation, Feedback feedback) {
    return Dialogue.of(ground, conversation.id(), MOST_READ)
        .thenCompose(
            dialogue ->
                dialogue
                    .answer(feedback.messageId())
                    .map(
                        answer ->
                            keep(conversation, feedback, asked(conversation, dialogue, answer)))
                    .orElseGet(() -> Refusals.of(Refusal.NO_ANSWER)));
  }

  /** The question as it was answered: what was said before it may have counted. */
  private static Optional<Question> asked(
      Conversation conversation, Dialogue dialogue, Spoken answer) {
    return dialogue
        .questionOf(answer)
        .map(
            question ->
                Asking.in(conversation, question.content())
                    .after(dialogue.before(question.id(), true)));
  }

  private CompletionStage<Optional<Refusal>> keep(
      Conversation conversation, Feedback feedback, Optional<Question> question) {
    return ground
        .conversations()
        .keep(conversation.id(), feedback)
        .thenApply(
            kept -> {
              broadcast.tell(conversation.id(), new ChatEvent.FeedbackGiven(feedback));
              question
                  .filter(asked -> feedback.value() == Feedback.Value.DOWN)
                  .ifPresent(asked -> dislike(conversation, asked));
              return Optional.empty();
            });
  }

  private void dislike(Conversation conversation, Question asked) {
    dislike
        .apply(asked)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                String event = "answer that was found bad not forgotten conversation={0} {1}";
                LOGGER.log(WARNING, event, conversation.id().value(), failure);
              }
            });
  }
}
