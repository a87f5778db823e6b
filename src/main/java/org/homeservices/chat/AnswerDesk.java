package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.homeservices.assistant.AnswerPlan;
import org.homeservices.assistant.Question;
import org.homeservices.channel.Channel;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.Receiver;
import org.homeservices.conversation.ConversationId;
import org.homeservices.generation.Producer;

/**
 * The answers that this node has begun, or shows: those to questions that were posted here, line by
 * line, and those of other nodes that a member sees who sits here.
 */
final class AnswerDesk implements Receiver {
  private static final System.Logger LOGGER = System.getLogger(AnswerDesk.class.getName());

  private static final String PREFIX = "answers";

  /** Messages among which that of a running answer would be, if it were not running. */
  private static final int LATEST = 50;

  private static final CompletionStage<Optional<AnswerRef>> NONE = completedStage(Optional.empty());

  /** So long after its end nobody hears of an answer for the first time. */
  private static final Duration A_WHILE = Duration.ofSeconds(15);

  /** So long a question may be on its way to an answer that nobody wants any more. */
  private static final Duration AFTER_THE_END = Duration.ofMinutes(1);

  /** So long a node that has begun an answer may take to publish it, once it is whole. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ConcurrentMap<ConversationId, AnswerLine> lines = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, RunningAnswer> running = new ConcurrentHashMap<>();
  private final Set<ConversationId> ended = ConcurrentHashMap.newKeySet();
  private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
  private final ChatRoom.Ground ground;
  private final AnswerWriter writer;
  private final Channel channel;

  AnswerDesk(ChatRoom.Ground ground, AnswerWriter writer) {
    this.ground = ground;
    this.writer = writer;
    this.channel = ground.channels().open(PREFIX, this);
  }

  /**
   * Has a message answered, after those of its conversation that came before.
   *
   * @param since when the visitor began to wait, of {@link System#nanoTime()}
   */
  void ask(ConversationId conversation, String messageId, Question question, long since) {
    add(
        conversation,
        new AnswerLine.Asked(AnswerWriter.idFor(messageId), messageId, question, null, since));
  }

  /** Has a message answered anew, by the model, in the place of an answer that it has. */
  void askAgain(ConversationId conversation, String messageId, Question question, String replaces) {
    String id = AnswerWriter.idFor(messageId + " in place of " + replaces);
    add(conversation, new AnswerLine.Asked(id, messageId, question, replaces, System.nanoTime()));
  }

  private void add(ConversationId conversation, AnswerLine.Asked asked) {
    lines.compute(
        conversation,
        (id, line) -> {
          AnswerLine open = line == null ? open(id) : line;
          open.add(asked);
          return open;
        });
  }

  /** Whether so many questions of a conversation wait that no more can be taken. */
  boolean isFull(ConversationId conversation) {
    AnswerLine line = lines.get(conversation);
    return line != null && line.isFull();
  }

  /** In how many conversations this node answers a question. */
  int size() {
    return lines.size();
  }

  /** Whether this node answers a question of a conversation. */
  boolean isAnswering(ConversationId conversation) {
    return lines.containsKey(conversation);
  }

  /** Whether the answer to a message was stopped, on whatever node, before it had any text. */
  CompletionStage<Boolean> isUnwanted(String messageId) {
    return writer.isRenounced(AnswerWriter.idFor(messageId));
  }

  /** The answer that is being written in a conversation, on whatever node. */
  CompletionStage<Optional<AnswerRef>> find(ConversationId conversation) {
    return writer
        .find(conversation)
        .thenCompose(found -> found.map(ref -> unlessPublished(conversation, ref)).orElse(NONE));
  }

  /** A register that was out of reach still has answers that are over. */
  private CompletionStage<Optional<AnswerRef>> unlessPublished(
      ConversationId conversation, AnswerRef ref) {
    return ground
        .history()
        .latest(Broadcast.groupOf(conversation), LATEST)
        .thenApply(
            latest ->
                latest.entries().stream()
                    .noneMatch(entry -> ground.codec().isMessage(entry.text(), ref.id())))
        .exceptionally(unread -> true)
        .thenApply(isRunning -> Optional.of(ref).filter(same -> isRunning));
  }

  /** Shows a member an answer, which this node follows from now on. */
  void show(ConversationId conversation, AnswerRef ref, Seat seat) {
    if (ref.isWithdrawn()) {
      published(ref.id());
    } else if (isOwn(ref)) {
      // One that is not there any more is over, whatever the register still says.
      Optional.ofNullable(running.get(ref.id())).ifPresent(answer -> answer.show(seat));
    } else {
      RunningAnswer answer = running.computeIfAbsent(ref.id(), id -> guest(conversation, ref));
      answer.show(seat);
      answer.begin(
          ground.answering().generations(), writer.producer(conversation, ref, System.nanoTime()));
    }
  }

  /** The message of an answer has come to a member here, or none will. */
  void published(String answerId) {
    RunningAnswer answer = running.get(answerId);
    if (answer != null && !isOwn(answer.ref())) {
      answer.published();
    }
  }

  /** Stops an answer that a member here sees; its text so far becomes its message. */
  void stop(String answerId) {
    RunningAnswer answer = running.get(answerId);
    if (answer == null) {
      return;
    }
    if (isOwn(answer.ref())) {
      answer.stop();
    } else {
      ground
          .channels()
          .send(answer.ref().deskChannel(), answerId)
          .exceptionally(gone -> stopped(answer));
    }
  }

  /** Stops the answer that is being written in a conversation, on whatever node. */
  CompletionStage<Void> stopIn(ConversationId conversation, Optional<String> id) {
    return find(conversation)
        .thenAccept(
            found ->
                found.ifPresentOrElse(ref -> stop(ref, id), () -> stopUnseen(conversation, id)));
  }

  /**
   * Stops the answer that is next in a conversation here, and that nobody has seen begin: the model
   * is not asked for it, if it was not yet.
   */
  void stopUnseen(ConversationId conversation, Optional<String> id) {
    Optional.ofNullable(lines.get(conversation))
        .flatMap(AnswerLine::current)
        .map(AnswerLine.Asked::answerId)
        .filter(next -> ChatRoom.isMeant(next, id))
        .ifPresent(this::stopNext);
  }

  private void stopNext(String answerId) {
    unwanted.add(answerId);
    later(AFTER_THE_END, () -> unwanted.remove(answerId));
    stop(answerId);
  }

  private void stop(AnswerRef ref, Optional<String> id) {
    if (!ChatRoom.isMeant(ref.id(), id)) {
      return;
    }
    if (isOwn(ref) || running.containsKey(ref.id())) {
      stop(ref.id());
    } else {
      CompletionStage<Void> unused = ground.channels().send(ref.deskChannel(), ref.id());
    }
  }

  /**
   * A conversation is closed: what is being written of an answer becomes its message, and no other
   * question is answered.
   */
  void close(ConversationId conversation) {
    endAll(conversation, this::stop);
  }

  /** A conversation is gone: nothing comes of its answers. */
  void drop(ConversationId conversation) {
    endAll(conversation, RunningAnswer::published);
    CompletionStage<Void> unused = writer.forget(conversation);
  }

  private void endAll(ConversationId conversation, Consumer<RunningAnswer> end) {
    ended.add(conversation);
    later(AFTER_THE_END, () -> ended.remove(conversation));
    Optional.ofNullable(lines.get(conversation)).ifPresent(AnswerLine::clear);
    running.values().stream().filter(answer -> answer.isIn(conversation)).forEach(end);
  }

  /** Where it is of another node, that one stops it, unless it is dead. */
  private void stop(RunningAnswer answer) {
    if (isOwn(answer.ref())) {
      answer.stop();
    } else {
      later(GRACE, answer::stopUnlessPublished);
    }
  }

  /** Another node has word that an answer is to be stopped. */
  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    Optional.ofNullable(running.get(envelope.text())).ifPresent(RunningAnswer::stop);
    return READY;
  }

  private static Void stopped(RunningAnswer answer) {
    answer.stop();
    return null;
  }

  private boolean isOwn(AnswerRef ref) {
    return ref.desk().equals(channel.name().value());
  }

  private AnswerLine open(ConversationId conversation) {
    return new AnswerLine(
        asked -> answer(conversation, asked), ground.executor(), () -> closeIfIdle(conversation));
  }

  private void closeIfIdle(ConversationId conversation) {
    lines.computeIfPresent(conversation, (id, line) -> line.isIdle() ? null : line);
  }

  private CompletionStage<Void> answer(ConversationId conversation, AnswerLine.Asked asked) {
    writer.typing(conversation, true);
    return writer
        .plan(conversation, asked.messageId(), asked.question(), asked.replaces() != null)
        .thenCompose(
            plan ->
                ended.contains(conversation) || unwanted.contains(asked.answerId())
                    ? unanswered(conversation, asked)
                    : written(conversation, begin(conversation, asked, plan), asked.since()))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                writer.typing(conversation, false);
              }
            });
  }

  private CompletionStage<Void> unanswered(ConversationId conversation, AnswerLine.Asked asked) {
    writer.typing(conversation, false);
    return writer.renounce(asked.answerId());
  }

  private CompletionStage<Void> written(
      ConversationId conversation, RunningAnswer answer, long since) {
    return answer
        .end()
        .whenComplete((end, failure) -> tell(conversation, answer, end, since))
        // Not where it ended: the text's lock, which many may share, is held there.
        .thenComposeAsync(end -> settled(conversation, answer, end), ground.executor())
        .whenComplete((done, failure) -> forget(answer, A_WHILE));
  }

  private void tell(ConversationId conversation, RunningAnswer answer, AnswerEnd end, long since) {
    long now = System.nanoTime();
    LOGGER.log(
        DEBUG,
        "answered conversation={0} id={1} ms={2,number,#}",
        conversation.value(),
        answer.ref().id(),
        TimeUnit.NANOSECONDS.toMillis(now - since));
    ChatWatch watch = ground.watch();
    end.<Runnable>fold(
            told ->
                () ->
                    writer
                        .originOf(answer.ref(), end)
                        .ifPresentOrElse(
                            origin ->
                                watch.answered(
                                    origin,
                                    answer.waited(since, now),
                                    Duration.ofNanos(now - since)),
                            watch::failed),
            stopped -> watch::stopped,
            published -> () -> {})
        .run();
  }

  private CompletionStage<Void> settled(
      ConversationId conversation, RunningAnswer answer, AnswerEnd end) {
    writer.settle(conversation, answer.ref(), end);
    return writer.publish(conversation, answer.ref(), end);
  }

  /**
   * Claims the text first, so that no node that hears of it does; nothing is written before who
   * sits here has heard of it.
   */
  private RunningAnswer begin(
      ConversationId conversation, AnswerLine.Asked asked, AnswerPlan plan) {
    AnswerRef ref = refOf(asked, plan);
    RunningAnswer answer = new RunningAnswer(conversation, ref, ground.codec());
    running.put(ref.id(), answer);
    CompletableFuture<Void> announced = new CompletableFuture<>();
    Producer producer = writer.producer(plan, asked.since());
    answer.begin(
        ground.answering().generations(),
        sheet -> announced.thenCompose(done -> producer.write(sheet)));
    writer.announce(conversation, ref);
    if (unwanted.contains(ref.id())) {
      answer.stop();
    }
    announced.complete(null);
    return answer;
  }

  private AnswerRef refOf(AnswerLine.Asked asked, AnswerPlan plan) {
    Question question = plan.question();
    Optional<String> shared = plan.sharedKey();
    return new AnswerRef(
        asked.answerId(),
        shared.orElse(asked.answerId()),
        channel.name().value(),
        asked.messageId(),
        question.text(),
        question.scene().page(),
        Asking.asker(question),
        question.locale(),
        shared.isPresent(),
        asked.replaces());
  }

  /** An answer of another node. Where that one says nothing at its end, this one does. */
  private RunningAnswer guest(ConversationId conversation, AnswerRef ref) {
    RunningAnswer answer = new RunningAnswer(conversation, ref, ground.codec());
    answer.end().thenAccept(end -> after(conversation, answer, end));
    return answer;
  }

  private void after(ConversationId conversation, RunningAnswer answer, AnswerEnd end) {
    Runnable standIn = () -> publishUnlessDone(conversation, answer, end);
    end.<Runnable>fold(
            told -> () -> later(GRACE, standIn),
            stopped -> standIn,
            published -> () -> forget(answer, A_WHILE))
        .run();
  }

  private void publishUnlessDone(ConversationId conversation, RunningAnswer answer, AnswerEnd end) {
    if (!answer.isPublished()) {
      settled(conversation, answer, end).whenComplete((done, failure) -> forget(answer, A_WHILE));
    } else {
      forget(answer, A_WHILE);
    }
  }

  private void forget(RunningAnswer answer, Duration after) {
    later(after, () -> running.remove(answer.ref().id(), answer));
  }

  private void later(Duration pause, Runnable task) {
    try {
      ScheduledFuture<?> unused =
          ground.executor().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, and its answers with it");
    }
  }
}
