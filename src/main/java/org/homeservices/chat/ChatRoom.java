package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.homeservices.audit.Audit;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * The story of a conversation: a visitor opens it, joins it from any number of sockets, posts, and
 * everyone in it sees the message and then the answer being written. Thread-safe; nothing blocks.
 */
public final class ChatRoom {
  private final ConversationStore conversations;
  private final Shelf shelf;
  private final Broadcast broadcast;
  private final Seating seating;
  private final AnswerDesk answers;
  private final Intake intake;
  private final Renewer renewer;
  private final FeedbackDesk feedback;
  private final HandoverDesk handover;
  private final RatingDesk rating;
  private final ClosingDesk closing;
  private final Erasure erasure;
  private final Ground ground;
  private final ChatSettings settings;
  private final Clock clock;

  /**
   * What the room works with.
   *
   * @param watch is told what happens in it
   */
  public record Ground(
      ChannelLayer channels,
      History history,
      Link link,
      ConversationStore conversations,
      MessageArchive archive,
      ArchiveSettings archiveSettings,
      Answering answering,
      Charging charging,
      EventCodec codec,
      ScheduledExecutorService executor,
      Clock clock,
      ChatWatch watch) {

    /** Of a room that nobody watches. */
    public Ground(
        ChannelLayer channels,
        History history,
        Link link,
        ConversationStore conversations,
        MessageArchive archive,
        ArchiveSettings archiveSettings,
        Answering answering,
        Charging charging,
        EventCodec codec,
        ScheduledExecutorService executor,
        Clock clock) {
      this(
          channels,
          history,
          link,
          conversations,
          archive,
          archiveSettings,
          answering,
          charging,
          codec,
          executor,
          clock,
          ChatWatch.NOBODY);
    }
  }

  /** Opens a room on its ground, in which nobody but the assistant can be called. */
  public ChatRoom(Ground ground, ChatSettings settings) {
    this(ground, Calling.NOBODY, settings);
  }

  /** Opens a room on its ground. */
  public ChatRoom(Ground ground, Calling calling, ChatSettings settings) {
    this.ground = ground;
    this.conversations = ground.conversations();
    this.shelf = Shelf.on(ground, settings.maxHistory());
    this.clock = ground.clock();
    this.settings = settings;
    this.broadcast = new Broadcast(ground, shelf);
    AnswerWriter writer = new AnswerWriter(ground, broadcast, settings.assistantName());
    this.answers = new AnswerDesk(ground, writer);
    MessageRules rules = new MessageRules(settings);
    AssistantVoice voice = new AssistantVoice(ground, broadcast, settings.assistantName());
    WaitingRoom waiting = new WaitingRoom(ground, broadcast, voice);
    AddressDesk addresses = new AddressDesk(ground, calling, waiting);
    this.feedback =
        new FeedbackDesk(ground, broadcast, rules, ground.answering().assistant()::dislike);
    this.handover = new HandoverDesk(ground, calling, voice, waiting, rules);
    this.intake = new Intake(ground, shelf, broadcast, answers, addresses, rules);
    this.renewer = new Renewer(ground, answers);
    this.rating = new RatingDesk(ground, broadcast, rules);
    this.seating = new Seating(ground, shelf, answers, settings.maxHistory());
    Bulletin bulletin = new Bulletin(ground.channels(), this::closed, this::erased);
    this.closing = new ClosingDesk(ground, broadcast, bulletin);
    this.erasure = new Erasure(ground, writer, bulletin);
  }

  /** Begins a conversation with somebody unknown. */
  public CompletionStage<Conversation> open(Locale locale, String page, String consentVersion) {
    return open(locale, page, consentVersion, Visitor.ANONYMOUS);
  }

  /**
   * Begins a conversation.
   *
   * @param page a path without query or fragment
   * @param consentVersion empty where none was given
   */
  public CompletionStage<Conversation> open(
      Locale locale, String page, String consentVersion, Visitor visitor) {
    Mode mode = settings.assistantEnabled() ? Mode.ASSISTANT : Mode.HUMAN;
    return conversations
        .create(
            new Conversation(
                ConversationId.random(),
                locale,
                page,
                consentVersion,
                mode,
                clock.instant(),
                visitor))
        .thenApply(
            conversation -> {
              ground.watch().begun();
              return conversation;
            });
  }

  /**
   * The open conversation that a visitor used last, as the same kind of visitor; empty where there
   * is none, or nobody knows who it is. Fails with {@link
   * org.homeservices.conversation.ConversationsUnavailable}.
   *
   * @param age since its latest use, at most
   */
  public CompletionStage<Optional<Conversation>> lastOf(Visitor visitor, Duration age) {
    String user = visitor.user();
    return user == null
        ? completedStage(Optional.empty())
        : conversations
            .openOf(user, clock.instant().minus(age))
            .thenApply(last -> last.filter(open -> open.visitor().kind() == visitor.kind()));
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
   * A page of a conversation's messages: those after a seq, oldest first, at most {@code limit},
   * encoded and in place. Fails with {@link Unavailable}.
   */
  public CompletionStage<List<String>> messages(ConversationId id, long after, int limit) {
    return shelf.pages().after(id, after, limit);
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
   * Takes a visitor's message, unless the visitor or the address has sent too many; it is answered
   * unless a person is to answer.
   *
   * @param claimed the conversation as its token tells it, on the page where the visitor is now
   * @param address where the visitor is
   * @param clientId the client's own name for it: a repeat is answered like the first, changes
   *     nothing, and costs nothing
   */
  public CompletionStage<Posting> post(
      Conversation claimed, String address, String clientId, String content) {
    return intake.post(claimed, address, clientId, content);
  }

  /**
   * Tells the others how far the visitor has read.
   *
   * @param self the one member that is not told, null where all are
   */
  public void read(Conversation conversation, @Nullable Seat self, long seq) {
    tellOthers(conversation, self, new ChatEvent.SeenUpTo(seq));
  }

  /**
   * Tells the others that the visitor writes, or has stopped.
   *
   * @param self the one member that is not told, null where all are
   */
  public void typing(Conversation conversation, @Nullable Seat self, boolean on) {
    tellOthers(conversation, self, new ChatEvent.Typing(Author.VISITOR, null, on));
  }

  private void tellOthers(Conversation conversation, @Nullable Seat self, ChatEvent event) {
    if (self == null) {
      broadcast.tell(conversation.id(), event);
    } else {
      broadcast.tellOthers(conversation.id(), event, self.channel());
    }
  }

  /**
   * Has the last question answered anew, by the model, in the place of the last answer; it costs as
   * much as a message.
   *
   * @param claimed the conversation as its token tells it
   * @param address where the visitor is
   * @param answerId the last answer
   */
  public CompletionStage<Renewal> renew(Conversation claimed, String address, String answerId) {
    return renewer.renew(claimed, address, answerId);
  }

  /**
   * Keeps what the visitor thinks of an answer, and tells all members of it.
   *
   * @param claimed the conversation as its token tells it
   * @return why it cannot be kept; empty where it is
   */
  public CompletionStage<Optional<Refusal>> judge(Conversation claimed, Feedback opinion) {
    return feedback.take(claimed, opinion);
  }

  /**
   * Calls a person of the company, at the price of a message; where none can be called the visitor
   * is told how they are reached, which costs nothing.
   *
   * @param claimed the conversation as its token tells it
   * @param address where the visitor is
   * @param reason in the visitor's words, null where there are none
   */
  public CompletionStage<Call> callPerson(
      Conversation claimed, String address, @Nullable String reason) {
    return handover.call(claimed, address, reason);
  }

  /**
   * Keeps what the visitor thinks of the conversation, also when it has ended, in the place of what
   * the visitor thought before, and tells all members of it.
   *
   * @param claimed the conversation as its token tells it
   * @param score of those that a {@link org.homeservices.conversation.Rating} may have
   * @param comment in the visitor's words, null where there are none
   */
  public CompletionStage<Appraisal> rate(
      Conversation claimed, int score, @Nullable String comment) {
    return rating.take(claimed, score, comment);
  }

  /**
   * Ends a conversation for good, and tells all members of it. The text so far of an answer that is
   * being written becomes its message; questions that wait for theirs get none.
   *
   * @param claimed the conversation as its token tells it
   * @return why it cannot be ended, {@link Refusal#CLOSED} where it had ended; empty where it is
   */
  public CompletionStage<Optional<Refusal>> close(Conversation claimed) {
    return closing.close(claimed);
  }

  /** What visitors may ask of what is kept of them. */
  public VisitorRights rights() {
    return new VisitorRights(ground, shelf, erasure);
  }

  /**
   * Looks after old conversations.
   *
   * @param isMine asked before each batch: whether this node does it for all now
   * @param audit has what was done on record
   */
  public Upkeep upkeep(
      UpkeepSettings settings, Supplier<CompletionStage<Boolean>> isMine, Audit audit) {
    return new Upkeep(ground, closing, erasure, settings, isMine, shelf.writer()::isLate, audit);
  }

  /**
   * Stops the answer that a member sees being written; its text so far becomes its message. Where
   * none is seen yet, the one that the next question posted here would get does not come.
   *
   * @param id the answer that is meant; empty for whichever there is
   */
  public void stop(Conversation conversation, Seat self, Optional<String> id) {
    Optional<String> shown = self.shown();
    shown.filter(answer -> isMeant(answer, id)).ifPresent(answers::stop);
    if (shown.isEmpty()) {
      answers.stopUnseen(conversation.id(), id);
    }
  }

  /** The same for the answer that is being written in a conversation, on whatever node. */
  public CompletionStage<Void> stop(Conversation conversation, Optional<String> id) {
    return answers.stopIn(conversation.id(), id);
  }

  static boolean isMeant(String answer, Optional<String> id) {
    return id.map(answer::equals).orElse(true);
  }

  /**
   * Files what the histories have and the archive lacks, because a node ended too early. For one
   * node at a time, now and then.
   *
   * @return how many messages; fails where the archive or the histories are out of reach
   */
  public CompletionStage<Integer> reconcile() {
    return shelf.reconciler().run();
  }

  /** In how many conversations a question is being answered by this node. */
  public int answering() {
    return answers.size();
  }

  /** How many messages wait on this node for the archive. */
  public int unfiled() {
    return shelf.writer().size();
  }

  /** How many conversations this node is to catch up with when the archive is back. */
  public int behind() {
    return shelf.writer().behind();
  }

  /**
   * Files what waits, which takes a few seconds at most; to be called when nobody posts any more.
   */
  public CompletionStage<Void> stop() {
    return shelf.writer().stop();
  }

  private void closed(ConversationId id) {
    conversations.doubt(id);
    answers.close(id);
  }

  private void erased(ConversationId id) {
    conversations.forget(id);
    shelf.forget(id);
    answers.drop(id);
    seating.clear(id);
  }
}
