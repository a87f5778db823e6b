package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.AnswerPlan;
import org.homeservices.assistant.AnswerSink;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.Origin;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Message;
import org.homeservices.generation.Ending;
import org.homeservices.generation.Producer;
import org.homeservices.generation.Register;
import org.homeservices.generation.Sheet;

/** Has questions answered, announces answers, and publishes them as messages of the assistant. */
final class AnswerWriter {
  private static final System.Logger LOGGER = System.getLogger(AnswerWriter.class.getName());

  private static final String RENOUNCED = "renounced ";

  private final ChatRoom.Ground ground;
  private final Assistant assistant;
  private final Charging charging;
  private final Broadcast broadcast;
  private final Past past;
  private final String name;

  /**
   * @param name the assistant's, as shown
   */
  AnswerWriter(ChatRoom.Ground ground, Broadcast broadcast, String name) {
    this.ground = ground;
    this.assistant = ground.answering().assistant();
    this.charging = ground.charging();
    this.broadcast = broadcast;
    this.past = new Past(ground);
    this.name = name;
  }

  /** The id that the answer to a message has, whichever node gives it. */
  static String idFor(String messageId) {
    return UUID.nameUUIDFromBytes(("answer to " + messageId).getBytes(UTF_8)).toString();
  }

  /**
   * Plans an answer in the light of what was said before.
   *
   * @param anew whether what is known already will not do
   */
  CompletionStage<AnswerPlan> plan(
      ConversationId conversation, String messageId, Question question, boolean anew) {
    return past.before(conversation, messageId, anew)
        .thenApply(turns -> question.after(turns))
        .thenCompose(whole -> anew ? assistant.planAnew(whole) : assistant.plan(whole))
        .thenApply(plan -> plan.askedIn(conversation.value()));
  }

  /**
   * Writes what is planned.
   *
   * @param since when the visitor began to wait, of {@link System#nanoTime()}
   */
  Producer producer(AnswerPlan plan, long since) {
    return sheet -> assistant.write(plan, new OnSheet(sheet, since)).thenApply(this::outcome);
  }

  /** Plans and writes, where another node has planned first. */
  Producer producer(ConversationId conversation, AnswerRef ref, long since) {
    return sheet ->
        planOf(conversation, ref).thenCompose(plan -> producer(plan, since).write(sheet));
  }

  /** What others may follow must not know what was said in this conversation. */
  private CompletionStage<AnswerPlan> planOf(ConversationId conversation, AnswerRef ref) {
    return ref.shared()
        ? assistant.plan(ref.asked()).thenApply(plan -> plan.askedIn(conversation.value()))
        : plan(conversation, ref.messageId(), ref.asked(), ref.replaces() != null);
  }

  /** Says who will write, to all nodes where somebody sees it, and to who comes later. */
  void announce(ConversationId conversation, AnswerRef ref) {
    register().enter(conversation.value(), encoded(ref));
    broadcast.tell(conversation, new ChatEvent.AnswerAnnounced(ref));
  }

  /** The answer that was announced last, if it is not published. */
  CompletionStage<Optional<AnswerRef>> find(ConversationId conversation) {
    return register()
        .find(conversation.value())
        .thenApply(entry -> entry.flatMap(ground.codec()::announced));
  }

  /** Forgets what was announced last, whatever becomes of it. */
  CompletionStage<Void> forget(ConversationId conversation) {
    String name = conversation.value();
    return register()
        .find(name)
        .thenCompose(
            entry ->
                entry
                    .map(announced -> register().strike(name, announced))
                    .orElseGet(() -> completedStage(null)));
  }

  void typing(ConversationId conversation, boolean on) {
    broadcast.tell(conversation, new ChatEvent.Typing(Author.ASSISTANT, name, on));
  }

  /** Makes a message of an answer; completed when it is stored. */
  CompletionStage<Void> publish(ConversationId conversation, AnswerRef ref, AnswerEnd end) {
    return messageOf(ref, end)
        .<CompletionStage<?>>map(message -> broadcast.publish(conversation, message))
        .orElseGet(() -> withdraw(conversation, ref))
        .thenCompose(stored -> register().strike(conversation.value(), encoded(ref)))
        .whenComplete((done, failure) -> typing(conversation, false));
  }

  /** Other nodes would else go on with it, as if this one had died. */
  private CompletionStage<?> withdraw(ConversationId conversation, AnswerRef ref) {
    broadcast.tell(conversation, new ChatEvent.AnswerAnnounced(ref.withdrawn()));
    return renounce(ref.id());
  }

  /** Keeps for all nodes, for minutes, that nothing is to come of an answer: it has no message. */
  CompletionStage<Void> renounce(String answerId) {
    return register().enter(RENOUNCED + answerId, answerId);
  }

  /** Whether nothing is to come of an answer. */
  CompletionStage<Boolean> isRenounced(String answerId) {
    return register().find(RENOUNCED + answerId).thenApply(Optional::isPresent);
  }

  /** Gives a visitor back what the answer to a message has not cost. */
  void settle(ConversationId conversation, AnswerRef ref, AnswerEnd end) {
    Optional<Answer> answer = answerOf(ref, end);
    answer.ifPresent(given -> charging.giveBackFor(conversation, given.origin()));
    answer.filter(given -> given.origin() == Origin.JOINED).ifPresent(assistant::given);
  }

  /** Where an answer came from; empty where none has become whole. */
  Optional<Origin> originOf(AnswerRef ref, AnswerEnd end) {
    return answerOf(ref, end).map(Answer::origin);
  }

  private Optional<Answer> answerOf(AnswerRef ref, AnswerEnd end) {
    return end.fold(
        told -> told.ending().fold(whole -> answerOf(ref, whole), fail -> Optional.empty()),
        stopped -> Optional.empty(),
        published -> Optional.empty());
  }

  private String encoded(AnswerRef ref) {
    return new ChatEvent.AnswerAnnounced(ref).encodedBy(ground.codec());
  }

  private Register register() {
    return ground.answering().register();
  }

  private String outcome(Answer answer) {
    return ground.answering().codec().encode(answer);
  }

  private Optional<Message> messageOf(AnswerRef ref, AnswerEnd end) {
    return end.fold(
        told -> Optional.of(told.ending().fold(whole -> whole(ref, whole), fail -> sorry(ref))),
        stopped ->
            Optional.of(stopped.text())
                .filter(text -> !text.isBlank())
                .map(text -> message(ref, stopped(text), "stopped")),
        published -> Optional.empty());
  }

  private Optional<Answer> answerOf(AnswerRef ref, Ending.Whole whole) {
    return ground
        .answering()
        .codec()
        .decode(whole.outcome())
        .map(answer -> inFact(answer, ref, whole));
  }

  private Message whole(AnswerRef ref, Ending.Whole whole) {
    return answerOf(ref, whole)
        .map(answer -> message(ref, answer, "done"))
        .orElseGet(() -> sorry(ref));
  }

  private static Answer inFact(Answer answer, AnswerRef ref, Ending.Whole whole) {
    boolean joined = ref.shared() && whole.joined() && answer.origin() == Origin.MODEL;
    return joined ? answer.from(Origin.JOINED) : answer;
  }

  private static Answer stopped(String text) {
    return new Answer(text, Origin.MODEL, List.of(), List.of());
  }

  private Message sorry(AnswerRef ref) {
    LOGGER.log(WARNING, "answer failed id={0}", ref.id());
    return message(ref, assistant.apology(ref.asked()), "failed");
  }

  private Message message(AnswerRef ref, Answer answer, String finish) {
    List<Source> sources = answer.sourcesAs(Source::new);
    List<Action> actions = answer.actionsAs(Action::new);
    String origin = answer.origin().name().toLowerCase(Locale.ROOT);
    AnswerDetails details = new AnswerDetails(origin, finish, sources, actions, ref.replaces());
    return new Message(
        ref.id(), null, Author.ASSISTANT, name, answer.text(), ground.clock().instant(), details);
  }

  /** The sheet of a generation, as the assistant writes on it. */
  private record OnSheet(Sheet sheet, long since) implements AnswerSink {
    @Override
    public void text(String more) {
      sheet.text(more);
    }

    @Override
    public void reset() {
      sheet.reset();
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      sheet.whenUnwanted(stop);
    }

    @Override
    public Duration waited() {
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }
}
