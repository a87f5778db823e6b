package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Question;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Link;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;

/**
 * The story of a conversation: a visitor opens it, joins it from any number of sockets, posts, and
 * everyone in it sees the message and then the answer being written. Thread-safe; nothing blocks.
 */
public final class ChatRoom {
  private static final System.Logger LOGGER = System.getLogger(ChatRoom.class.getName());

  private final History history;
  private final ConversationStore conversations;
  private final EventCodec codec;
  private final Broadcast broadcast;
  private final AnswerDesk answers;
  private final Seating seating;
  private final MessageRules rules;
  private final ChatSettings settings;
  private final Clock clock;

  /** Questions that wait for their place; as many as the channel layer holds at most. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** What the room works with. */
  public record Ground(
      ChannelLayer channels,
      History history,
      Link link,
      ConversationStore conversations,
      Answering answering,
      EventCodec codec,
      ScheduledExecutorService executor,
      Clock clock) {}

  /** Opens the room on its ground. */
  public ChatRoom(Ground ground, ChatSettings settings) {
    this.history = ground.history();
    this.conversations = ground.conversations();
    this.codec = ground.codec();
    this.clock = ground.clock();
    this.settings = settings;
    this.rules = new MessageRules(settings);
    this.broadcast = new Broadcast(ground.channels(), history, conversations, codec);
    AnswerWriter writer = new AnswerWriter(ground, broadcast, settings.assistantName());
    this.answers = new AnswerDesk(ground, writer);
    this.seating = new Seating(ground, answers, settings.maxHistory());
  }

  /**
   * Begins a conversation.
   *
   * @param page a path without query or fragment
   * @param consentVersion empty where none was given
   */
  public CompletionStage<Conversation> open(Locale locale, String page, String consentVersion) {
    Mode mode = settings.assistantEnabled() ? Mode.ASSISTANT : Mode.HUMAN;
    return conversations.create(
        new Conversation(
            ConversationId.random(), locale, page, consentVersion, mode, clock.instant()));
  }

  /**
   * Finds a conversation that has not been outlived.
   *
   * @param claimed as its token tells it
   */
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return conversations.find(claimed);
  }

  /**
   * A page of a conversation's messages that are remembered: those after a seq, oldest first, at
   * most {@code limit}, encoded and in place. Fails with {@link Unavailable}.
   */
  public CompletionStage<List<String>> messages(ConversationId id, long after, int limit) {
    return history
        .page(Broadcast.groupOf(id), after, limit)
        .thenApply(page -> Broadcast.inPlace(page, codec))
        .exceptionallyCompose(
            failure ->
                failedStage(
                    Failures.outage(failure).<Throwable>map(Unavailable::new).orElse(failure)));
  }

  /**
   * Takes a seat in a conversation. The outbox is welcomed before the stage completes.
   *
   * @param position how far the member had come; empty for the latest messages
   */
  public CompletionStage<Seat> join(
      Conversation conversation, Optional<Position> position, Outbox outbox) {
    return seating.join(conversation, position, outbox);
  }

  /**
   * Takes a visitor's message; it is answered unless a person is to answer.
   *
   * @param claimed the conversation as its token tells it
   * @param clientId the client's own name for it: a repeat is answered like the first and changes
   *     nothing
   */
  public CompletionStage<Posting> post(Conversation claimed, String clientId, String content) {
    return conversations
        .find(claimed)
        .thenCompose(
            found ->
                refusal(found, content)
                    .<CompletionStage<Posting>>map(
                        reason -> completedStage(new Posting.Refused(clientId, reason)))
                    .orElseGet(() -> store(found.orElseThrow(), clientId, content)))
        .exceptionallyCompose(failure -> refusedAfter(failure, claimed.id(), clientId));
  }

  /** Tells the others that the visitor writes, or has stopped. */
  public void typing(Conversation conversation, Seat self, boolean on) {
    ChatEvent event = new ChatEvent.Typing(Author.VISITOR, null, on);
    broadcast.tellOthers(conversation.id(), event, self.channel());
  }

  /**
   * Stops the answer that a member sees being written; its text so far becomes its message.
   *
   * @param id the answer that is meant; empty for whichever there is
   */
  public void stop(Seat self, Optional<String> id) {
    self.shown().filter(shown -> id.map(shown::equals).orElse(true)).ifPresent(answers::stop);
  }

  private Optional<Refusal> refusal(Optional<Conversation> found, String content) {
    if (found.isEmpty()) {
      return Optional.of(Refusal.GONE);
    }
    if (found.get().mode() == Mode.CLOSED) {
      return Optional.of(Refusal.CLOSED);
    }
    return answers.isFull(found.get().id())
        ? Optional.of(Refusal.TOO_MANY)
        : rules.refusalOf(content);
  }

  private CompletionStage<Posting> store(
      Conversation conversation, String clientId, String content) {
    String id = UUID.randomUUID().toString();
    Message message =
        new Message(id, clientId, Author.VISITOR, null, content, clock.instant(), null);
    return broadcast
        .publish(conversation.id(), "visitor:" + clientId, message)
        .thenApply(
            published ->
                published.fold(
                    sequenced -> stored(conversation, message, sequenced),
                    held -> held(conversation, message, held)));
  }

  private Posting stored(Conversation conversation, Message message, Sequenced published) {
    if (!published.repeated()) {
      ask(conversation, message);
    }
    return stored(message, published);
  }

  /** What is held is not known as a repeat: this node remembers what it has asked meanwhile. */
  private Posting held(Conversation conversation, Message message, Published.Held published) {
    String key = conversation.id().value() + " " + message.clientId();
    if (held.add(key)) {
      ask(conversation, message);
    }
    CompletionStage<Posting.Stored> later =
        published.sequenced().thenApply(sequenced -> stored(message, sequenced));
    return new Posting.Held(
        clientId(message), later.whenComplete((stored, failure) -> held.remove(key)));
  }

  private static Posting.Stored stored(Message message, Sequenced published) {
    return new Posting.Stored(clientId(message), published.position().seq(), published.id());
  }

  private static String clientId(Message message) {
    return Objects.requireNonNull(message.clientId(), "a visitor's message has one");
  }

  private void ask(Conversation conversation, Message message) {
    if (conversation.mode() == Mode.ASSISTANT) {
      Question question = new Question(message.content(), conversation.locale());
      answers.ask(conversation.id(), message.id(), question);
    }
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
