package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.Question;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * The story of a conversation: a visitor opens it, joins it from any number of sockets, posts, and
 * everyone in it sees the message and then the answer being written. Thread-safe; nothing blocks.
 */
public final class ChatRoom {
  private final ChannelLayer channels;
  private final History history;
  private final ConversationStore conversations;
  private final Broadcast broadcast;
  private final AnswerDesk answers;
  private final MessageRules rules;
  private final ChatSettings settings;
  private final Clock clock;

  /** What the room works with. */
  public record Ground(
      ChannelLayer channels,
      History history,
      ConversationStore conversations,
      Assistant assistant,
      EventCodec codec,
      Executor executor,
      Clock clock) {}

  /** Opens the room on its ground. */
  public ChatRoom(Ground ground, ChatSettings settings) {
    this.channels = ground.channels();
    this.history = ground.history();
    this.conversations = ground.conversations();
    this.clock = ground.clock();
    this.settings = settings;
    this.rules = new MessageRules(settings);
    this.broadcast = new Broadcast(channels, history, conversations, ground.codec());
    AnswerWriter writer =
        new AnswerWriter(ground.assistant(), broadcast, settings.assistantName(), clock);
    this.answers = new AnswerDesk(writer, ground.executor());
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

  /** Finds a conversation that has not been outlived. */
  public CompletionStage<Optional<Conversation>> find(ConversationId id) {
    return conversations.find(id);
  }

  /**
   * A page of a conversation's messages: those after a seq, oldest first, at most {@code limit}.
   */
  public CompletionStage<List<StoredMessage>> messages(ConversationId id, long after, int limit) {
    return conversations.messages(id, after, limit);
  }

  /**
   * Takes a seat in a conversation. The outbox is welcomed before the stage completes.
   *
   * @param position how far the member had come; empty for the latest messages
   */
  public CompletionStage<Seat> join(
      Conversation conversation, Optional<Position> position, Outbox outbox) {
    GroupName group = Broadcast.groupOf(conversation.id());
    Seat seat = new Seat(outbox);
    return channels
        .join(group, seat)
        .thenCompose(
            membership -> {
              seat.takes(membership);
              return replay(group, position);
            })
        .thenApply(replay -> begin(conversation, seat, replay, position.isPresent()))
        .whenComplete((seated, failure) -> vacateAfter(failure, seat));
  }

  /**
   * Takes a visitor's message; it is answered unless a person is to answer.
   *
   * @param clientId the client's own name for it: a repeat is answered like the first and changes
   *     nothing
   */
  public CompletionStage<Posting> post(ConversationId id, String clientId, String content) {
    return conversations
        .find(id)
        .thenCompose(
            found ->
                refusal(found, content)
                    .<CompletionStage<Posting>>map(
                        reason -> completedStage(new Posting.Refused(clientId, reason)))
                    .orElseGet(() -> store(found.orElseThrow(), clientId, content)));
  }

  /** Tells the others that the visitor writes, or has stopped. */
  public void typing(Conversation conversation, Seat self, boolean on) {
    ChatEvent event = new ChatEvent.Typing(Author.VISITOR, null, on);
    broadcast.tellOthers(conversation.id(), event, self);
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
            published -> {
              if (!published.repeated() && conversation.mode() == Mode.ASSISTANT) {
                answers.ask(conversation.id(), new Question(content, conversation.locale()));
              }
              return new Posting.Stored(clientId, published.position().seq(), published.id());
            });
  }

  private CompletionStage<Replay> replay(GroupName group, Optional<Position> position) {
    int limit = settings.maxHistory();
    return position
        .map(at -> history.since(group, new StreamPosition(at.epoch(), at.seq()), limit))
        .orElseGet(() -> history.latest(group, limit));
  }

  /** Nobody else can give up a seat that the caller never got. */
  private static void vacateAfter(@Nullable Throwable failure, Seat seat) {
    if (failure != null) {
      seat.leave();
    }
  }

  private Seat begin(Conversation conversation, Seat seat, Replay replay, boolean returning) {
    List<Frame> frames = replay.entries().stream().map(ChatRoom::frame).toList();
    int first = Math.min(frames.size(), settings.maxHistory());
    Position end = new Position(replay.position().epoch(), replay.position().seq());
    CatchUp catchUp =
        !returning ? CatchUp.NEW : replay.complete() ? CatchUp.COMPLETE : CatchUp.IMPOSSIBLE;
    Welcome welcome = new Welcome(conversation, end, catchUp, frames.subList(0, first));
    List<Frame> rest = frames.subList(first, frames.size());
    answers.seat(conversation.id(), seat, () -> seat.begin(welcome, rest));
    return seat;
  }

  private static Frame frame(Envelope envelope) {
    return new Frame(envelope.seq(), envelope.text());
  }
}
