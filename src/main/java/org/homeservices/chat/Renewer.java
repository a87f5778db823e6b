package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Question;
import org.homeservices.chat.Renewal.Refused;
import org.homeservices.chat.Renewal.Refused.Reason;
import org.homeservices.conversation.Conversation;

/** Has the last question of a conversation answered anew, at the price of a message. */
final class Renewer {
  /** Far more than a question and its answer are apart. */
  private static final int FAR_ENOUGH = 50;

  private final ChatRoom.Ground ground;
  private final AnswerDesk answers;

  Renewer(ChatRoom.Ground ground, AnswerDesk answers) {
    this.ground = ground;
    this.answers = answers;
  }

  /**
   * @param answerId the answer in whose place the new one is to stand
   */
  CompletionStage<Renewal> renew(Conversation claimed, String address, String answerId) {
    return ground
        .conversations()
        .find(claimed)
        .thenCompose(
            found ->
                reason(found)
                    .<CompletionStage<Renewal>>map(reason -> completedStage(Refused.of(reason)))
                    .orElseGet(
                        () ->
                            renewIfIdle(found.orElseThrow().on(claimed.page()), address, answerId)))
        .exceptionallyCompose(Renewer::unavailable);
  }

  private static Optional<Reason> reason(Optional<Conversation> found) {
    if (found.isEmpty()) {
      return Optional.of(Reason.GONE);
    }
    return switch (found.get().mode()) {
      case CLOSED -> Optional.of(Reason.CLOSED);
      case ASSISTANT, WAITING -> Optional.empty();
      case HUMAN -> Optional.of(Reason.NO_ASSISTANT);
    };
  }

  private CompletionStage<Renewal> renewIfIdle(
      Conversation conversation, String address, String answerId) {
    return answers
        .find(conversation.id())
        .thenCompose(
            running ->
                running.isPresent() || answers.isAnswering(conversation.id())
                    ? completedStage(Refused.of(Reason.BUSY))
                    : questionOf(conversation, answerId)
                        .thenCompose(
                            question -> charged(conversation, address, answerId, question)));
  }

  /** The question that the last answer of a conversation answers, if that is its last answer. */
  private CompletionStage<Optional<Spoken>> questionOf(Conversation conversation, String answerId) {
    return Dialogue.of(ground, conversation.id(), FAR_ENOUGH)
        .thenApply(
            dialogue ->
                dialogue
                    .lastAnswer()
                    .filter(answer -> answer.id().equals(answerId))
                    .flatMap(dialogue::questionOf));
  }

  private CompletionStage<Renewal> charged(
      Conversation conversation, String address, String answerId, Optional<Spoken> question) {
    if (question.isEmpty()) {
      return completedStage(Refused.of(Reason.NOT_LAST));
    }
    Runnable ask = () -> ask(conversation, answerId, question.get());
    return ground
        .charging()
        .feeFor(conversation.id(), address)
        .take()
        .thenApply(
            decision ->
                decision.fold(
                    allowed -> begun(ask),
                    limited -> new Refused(Reason.TOO_MANY, limited.retryAfter())));
  }

  private void ask(Conversation conversation, String answerId, Spoken question) {
    Question asked = Asking.in(conversation, question.content());
    answers.askAgain(conversation.id(), question.id(), asked, answerId);
  }

  private static Renewal begun(Runnable ask) {
    ask.run();
    return new Renewal.Begun();
  }

  private static CompletionStage<Renewal> unavailable(Throwable failure) {
    return Failures.outage(failure).isPresent()
        ? completedStage(Refused.of(Reason.UNAVAILABLE))
        : failedStage(failure);
  }
}
