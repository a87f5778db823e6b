package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Assistant;
import org.homeservices.chat.Call.Refused;
import org.homeservices.chat.Call.Standing;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.PageKind;
import org.homeservices.ratelimit.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Calls a person where a visitor asks for one, or says how people are reached. Whoever cannot be
 * called is not waited for.
 */
final class HandoverDesk {
  /** What the visitor said last is among so many, unless others have said a lot since. */
  private static final int NEAR = 50;

  private final ChatRoom.Ground ground;
  private final Assistant assistant;
  private final Calling calling;
  private final AssistantVoice voice;
  private final WaitingRoom waiting;
  private final MessageRules rules;

  HandoverDesk(
      ChatRoom.Ground ground,
      Calling calling,
      AssistantVoice voice,
      WaitingRoom waiting,
      MessageRules rules) {
    this.ground = ground;
    this.assistant = ground.answering().assistant();
    this.calling = calling;
    this.voice = voice;
    this.waiting = waiting;
    this.rules = rules;
  }

  /**
   * @param reason in the visitor's words
   */
  CompletionStage<Call> call(Conversation claimed, String address, @Nullable String reason) {
    Optional<Refusal> refusal = rules.refusalOfReason(reason);
    return refusal.isPresent()
        ? refused(refusal.get())
        : ground
            .conversations()
            .findAnew(claimed)
            .thenCompose(
                found ->
                    found
                        .map(
                            conversation ->
                                callFrom(conversation.on(claimed.page()), address, reason))
                        .orElseGet(() -> refused(Refusal.GONE)))
            .exceptionallyCompose(HandoverDesk::unavailable);
  }

  private CompletionStage<Call> callFrom(
      Conversation conversation, String address, @Nullable String reason) {
    Handover handover = calling.handover();
    return switch (conversation.mode()) {
      case CLOSED -> refused(Refusal.CLOSED);
      case HUMAN -> completedStage(new Standing(Mode.HUMAN));
      case WAITING ->
          handover == null ? offer(conversation) : entered(handover, conversation, reason);
      case ASSISTANT ->
          handover == null ? offer(conversation) : charged(handover, conversation, address, reason);
    };
  }

  /** Once after each message: who asks twice is shown the same data, not the data twice. */
  private CompletionStage<Call> offer(Conversation conversation) {
    return lastQuestion(conversation)
        .thenCompose(
            question ->
                voice.say(
                    conversation.id(),
                    "contact after " + question.map(Spoken::id).orElse("nothing"),
                    assistant.contact(conversation.locale())))
        .thenApply(said -> new Call.Heard());
  }

  /** Empty also where the history is out of reach: who asks for a person is heard all the same. */
  private CompletionStage<Optional<Spoken>> lastQuestion(Conversation conversation) {
    return Dialogue.of(ground, conversation.id(), NEAR)
        .thenApply(Dialogue::lastQuestion)
        .exceptionally(failure -> noQuestion(conversation, failure));
  }

  private static Optional<Spoken> noQuestion(Conversation conversation, Throwable failure) {
    WaitingRoom.warn("call without its question", conversation, failure);
    return Optional.empty();
  }

  private CompletionStage<Call> charged(
      Handover handover, Conversation conversation, String address, @Nullable String reason) {
    Charging.Fee fee = ground.charging().feeFor(conversation.id(), address);
    return fee.take()
        .thenCompose(
            decision ->
                decision.fold(
                    allowed ->
                        entered(handover, conversation, reason)
                            .whenComplete((call, failure) -> settle(fee, call)),
                    limited -> completedStage(tooSoon(limited))));
  }

  private static Call tooSoon(Decision.Limited limited) {
    return new Refused(Refusal.TOO_MANY, limited.retryAfter());
  }

  private static void settle(Charging.Fee fee, @Nullable Call call) {
    if (!(call instanceof Call.Heard)) {
      fee.giveBack();
    }
  }

  /** Whoever waits has paid for a call: another one, in the place of one that was lost, is free. */
  private CompletionStage<Call> entered(
      Handover handover, Conversation conversation, @Nullable String reason) {
    String id = UUID.randomUUID().toString();
    return waiting
        .enter(conversation, ground.clock().instant())
        .exceptionallyCompose(failure -> unsure(conversation, id, failure))
        .thenCompose(
            entered ->
                entered
                    ? lastQuestion(conversation)
                        .thenApply(question -> notice(id, conversation, question, reason))
                        .thenApply(notice -> called(handover, notice, conversation))
                    : standing(conversation));
  }

  private HandoverNotice notice(
      String id, Conversation conversation, Optional<Spoken> question, @Nullable String reason) {
    return new HandoverNotice.Requested(
        id,
        conversation.id(),
        ground.clock().instant(),
        conversation.visitor(),
        conversation.locale(),
        PageKind.of(conversation.page()),
        question.map(Spoken::content).map(calling.masking()).orElse(null),
        Optional.ofNullable(reason).map(calling.masking()).orElse(null));
  }

  private Call called(Handover handover, HandoverNotice notice, Conversation conversation) {
    waiting.say(conversation, "called " + notice.id(), assistant.called(conversation.locale()));
    waiting.notify(
        handover,
        notice,
        () -> waiting.taken(conversation),
        () -> waiting.disappoint(conversation, notice.id()));
    return new Call.Heard();
  }

  /** The visitor may have come to wait all the same, and nobody has been called. */
  private CompletionStage<Boolean> unsure(
      Conversation conversation, String occasion, Throwable failure) {
    if (conversation.mode() != Mode.WAITING) {
      waiting.disappoint(conversation, occasion);
    }
    return failedStage(failure);
  }

  /** Another was quicker. */
  private CompletionStage<Call> standing(Conversation conversation) {
    return ground
        .conversations()
        .findAnew(conversation)
        .thenApply(
            found ->
                found.map(now -> standing(now.mode())).orElseGet(() -> Refused.of(Refusal.GONE)));
  }

  private static Call standing(Mode mode) {
    return mode == Mode.CLOSED ? Refused.of(Refusal.CLOSED) : new Standing(mode);
  }

  private static CompletionStage<Call> refused(Refusal reason) {
    return completedStage(Refused.of(reason));
  }

  private static CompletionStage<Call> unavailable(Throwable failure) {
    return Failures.passes(failure) ? refused(Refusal.UNAVAILABLE) : failedStage(failure);
  }
}
