package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.assistant.Question;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.ratelimit.Decision;

/** Takes what visitors post: judges it, charges for it, publishes it, has it answered. */
final class Intake {
  private static final System.Logger LOGGER = System.getLogger(Intake.class.getName());

  /** By then at least one waiting question has usually been answered. */
  private static final Duration TIME_FOR_AN_ANSWER = Duration.ofSeconds(5);

  private final ConversationStore conversations;
  private final Shelf shelf;
  private final Broadcast broadcast;
  private final AnswerDesk answers;
  private final AddressDesk addresses;
  private final Charging charging;
  private final MessageRules rules;
  private final Clock clock;

  /** Questions that wait for their place; as many as the channel layer holds at most. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** A message that is not stored yet, what it costs, and when it came. */
  private record Draft(Conversation conversation, Message message, Charging.Fee fee, Began began) {}

  /**
   * How it came.
   *
   * @param address where the visitor is
   */
  private record Arrival(String address, String clientId, String content, Began began) {}

  Intake(
      ChatRoom.Ground ground,
      Shelf shelf,
      Broadcast broadcast,
      AnswerDesk answers,
      AddressDesk addresses,
      MessageRules rules) {
    this.conversations = ground.conversations();
    this.charging = ground.charging();
    this.clock = ground.clock();
    this.shelf = shelf;
    this.broadcast = broadcast;
    this.answers = answers;
    this.addresses = addresses;
    this.rules = rules;
  }

  CompletionStage<Posting> post(
      Conversation claimed, String address, String clientId, String content) {
    Arrival arrival = new Arrival(address, clientId, content, Began.now());
    return conversations
        .find(claimed)
        .thenCompose(
            found ->
                refusal(found, content)
                    .<CompletionStage<Posting>>map(
                        reason -> completedStage(refused(clientId, reason)))
                    .orElseGet(() -> take(found.orElseThrow().on(claimed.page()), arrival)))
        .exceptionallyCompose(failure -> refusedAfter(failure, claimed.id(), clientId));
  }

  private Optional<Refusal> refusal(Optional<Conversation> found, String content) {
    if (found.isEmpty()) {
      return Optional.of(Refusal.GONE);
    }
    if (found.get().mode() == Mode.CLOSED) {
      return Optional.of(Refusal.CLOSED);
    }
    if (shelf.writer().isFull()) {
      return Optional.of(Refusal.UNAVAILABLE);
    }
    return answers.isFull(found.get().id())
        ? Optional.of(Refusal.TOO_MANY)
        : rules.refusalOf(content);
  }

  private static Posting refused(String clientId, Refusal reason) {
    return reason == Refusal.TOO_MANY
        ? new Posting.Refused(clientId, reason, TIME_FOR_AN_ANSWER)
        : new Posting.Refused(clientId, reason);
  }

  private CompletionStage<Posting> take(Conversation conversation, Arrival arrival) {
    return shelf
        .ready(conversation)
        .thenCompose(
            ready ->
                ready
                    ? charge(draft(conversation, arrival))
                    : completedStage(refused(arrival.clientId(), Refusal.UNAVAILABLE)));
  }

  private Draft draft(Conversation conversation, Arrival arrival) {
    String id = UUID.randomUUID().toString();
    return new Draft(
        conversation,
        new Message(
            id, arrival.clientId(), Author.VISITOR, null, arrival.content(), clock.instant(), null),
        charging.feeFor(conversation.id(), arrival.address()),
        arrival.began());
  }

  private CompletionStage<Posting> charge(Draft draft) {
    return draft
        .fee()
        .take()
        .thenCompose(
            decision ->
                decision.fold(
                    allowed -> store(draft), limited -> completedStage(tooSoon(draft, limited))));
  }

  private static Posting tooSoon(Draft draft, Decision.Limited limited) {
    String clientId = clientId(draft.message());
    return new Posting.Refused(clientId, Refusal.TOO_MANY, limited.retryAfter());
  }

  private CompletionStage<Posting> store(Draft draft) {
    return broadcast
        .publish(draft.conversation().id(), draft.message())
        .whenComplete(
            (published, failure) -> {
              if (failure != null) {
                draft.fee().giveBack();
              }
            })
        .thenApply(
            published ->
                published.fold(sequenced -> stored(draft, sequenced), held -> held(draft, held)));
  }

  private Posting stored(Draft draft, Sequenced published) {
    if (published.repeated()) {
      draft.fee().giveBack();
    } else {
      ask(draft);
    }
    CompletionStage<Posting.Stored> kept = kept(draft, published);
    CompletableFuture<Posting.Stored> now = kept.toCompletableFuture();
    return now.isDone() && !now.isCompletedExceptionally()
        ? now.join()
        : new Posting.Held(clientId(draft.message()), kept);
  }

  private CompletionStage<Posting.Stored> kept(Draft draft, Sequenced published) {
    return broadcast
        .kept(draft.conversation().id(), published)
        .thenApply(done -> stored(draft.message(), published));
  }

  /** What is held is not known as a repeat: this node remembers what it has asked meanwhile. */
  private Posting held(Draft draft, Published.Held published) {
    Message message = draft.message();
    String key = draft.conversation().id().value() + " " + message.clientId();
    if (held.add(key)) {
      ask(draft);
    } else {
      draft.fee().giveBack();
    }
    CompletionStage<Posting.Stored> later =
        published.sequenced().thenCompose(sequenced -> kept(draft, sequenced));
    return new Posting.Held(
        clientId(message), later.whenComplete((stored, failure) -> held.remove(key)));
  }

  private static Posting.Stored stored(Message message, Sequenced published) {
    return new Posting.Stored(clientId(message), published.position().seq(), published.id());
  }

  private static String clientId(Message message) {
    return Objects.requireNonNull(message.clientId(), "a visitor's message has one");
  }

  private void ask(Draft draft) {
    Mode mode = draft.conversation().mode();
    if (mode == Mode.ASSISTANT) {
      answer(draft);
    } else if (mode == Mode.WAITING) {
      addresses.take(draft.conversation(), draft.message(), () -> answer(draft));
    }
  }

  private void answer(Draft draft) {
    Conversation conversation = draft.conversation();
    Message message = draft.message();
    Question question =
        Asking.in(conversation, message.content()).tracedAs(draft.began().traceparent());
    answers.ask(conversation.id(), message.id(), question, draft.began().since());
  }

  /** An outage passes, and the client is told so; everything else is a defect. */
  private static CompletionStage<Posting> refusedAfter(
      Throwable failure, ConversationId id, String clientId) {
    return Failures.outage(failure)
        .map(outage -> unavailable(outage, id, clientId))
        .orElseGet(() -> failedStage(failure));
  }

  private static CompletionStage<Posting> unavailable(
      LayerUnavailable outage, ConversationId id, String clientId) {
    LOGGER.log(WARNING, "message refused conversation={0} {1}", id.value(), outage.getMessage());
    return completedStage(new Posting.Refused(clientId, Refusal.UNAVAILABLE));
  }
}
