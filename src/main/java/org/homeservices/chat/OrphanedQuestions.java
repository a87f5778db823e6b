package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Has questions answered whose node ended after it had acknowledged them, and before it began to
 * answer: nobody else knows of them but who comes back (ADR 0018). A node that still lives, and is
 * only slow, may begin as well: it then writes the same text, and publishes the same message.
 */
final class OrphanedQuestions {
  private static final System.Logger LOGGER = System.getLogger(OrphanedQuestions.class.getName());

  /** Longer than the lease of a text (2 s) and what taking it over takes: who lives has begun. */
  static final Duration PAUSE = Duration.ofMillis(2_500);

  /** Whoever comes back later has found another way, and would be surprised. */
  static final Duration OLDEST = Duration.ofMinutes(2);

  /** Messages among which a question and its answer are. */
  private static final int NEAR = 50;

  private final Set<ConversationId> watched = ConcurrentHashMap.newKeySet();
  private final ChatRoom.Ground ground;
  private final AnswerDesk answers;

  /**
   * What an earlier look has found.
   *
   * @param waiting the questions that had no answer, and none was being written
   */
  private record Earlier(boolean isFirst, Set<String> waiting) {
    static final Earlier NOTHING = new Earlier(true, Set.of());

    static Earlier busy() {
      return new Earlier(false, Set.of());
    }

    static Earlier of(List<Waiting> found) {
      return new Earlier(
          false, found.stream().map(one -> one.said().id()).collect(Collectors.toSet()));
    }
  }

  /**
   * A question without an answer.
   *
   * @param age so long ago it came, by the clocks of two nodes
   */
  private record Waiting(Spoken said, Duration age) {
    boolean isDue(Earlier earlier) {
      return earlier.isFirst() ? age.compareTo(PAUSE) >= 0 : earlier.waiting().contains(said.id());
    }
  }

  OrphanedQuestions(ChatRoom.Ground ground, AnswerDesk answers) {
    this.ground = ground;
    this.answers = answers;
  }

  /**
   * Somebody has come to a conversation: looks whether there are such questions, and again as long
   * as it cannot be told yet. Returns at once, on any thread; one watch of a conversation at a
   * time.
   *
   * @param conversation on the page where the visitor is
   */
  void watch(Conversation conversation) {
    if (conversation.mode() == Mode.ASSISTANT && watched.add(conversation.id())) {
      look(conversation, Earlier.NOTHING);
    }
  }

  private void look(Conversation conversation, Earlier earlier) {
    Stages.begun(() -> found(conversation, earlier))
        .whenComplete((found, failure) -> end(conversation, found, failure));
  }

  /** Done, where nothing is to be looked at again. */
  private void end(
      Conversation conversation, @Nullable Earlier found, @Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(
          WARNING,
          "not looked for unanswered questions conversation={0} {1}",
          conversation.id().value(),
          failure.toString());
    }
    if (found == null || found.isFirst() || !again(conversation, found)) {
      watched.remove(conversation.id());
    }
  }

  private boolean again(Conversation conversation, Earlier found) {
    try {
      ScheduledFuture<?> unused =
          ground
              .executor()
              .schedule(() -> look(conversation, found), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, who comes to another one is answered there");
      return false;
    }
  }

  /** Has answered what is due, and tells what the next look must know; the first one: none. */
  private CompletionStage<Earlier> found(Conversation conversation, Earlier earlier) {
    return waiting(conversation.id())
        .thenCompose(
            waiting ->
                waiting.isEmpty()
                    ? completedStage(Earlier.NOTHING)
                    : isBusy(conversation.id())
                        .thenCompose(
                            busy ->
                                busy
                                    ? completedStage(Earlier.busy())
                                    : answered(conversation, waiting, earlier)));
  }

  /** While one answer is written the next question may be waiting for it, on a node that lives. */
  private CompletionStage<Boolean> isBusy(ConversationId id) {
    return answers.isAnswering(id)
        ? completedStage(true)
        : answers.find(id).thenApply(running -> running.isPresent());
  }

  private CompletionStage<Earlier> answered(
      Conversation conversation, List<Waiting> waiting, Earlier earlier) {
    List<Waiting> due = waiting.stream().filter(one -> one.isDue(earlier)).toList();
    return due.isEmpty()
        ? completedStage(Earlier.of(waiting))
        : ground
            .conversations()
            .find(conversation)
            .thenApply(found -> found.filter(there -> there.mode() == Mode.ASSISTANT))
            .thenApply(
                there -> {
                  there.ifPresent(open -> ask(open.on(conversation.page()), due));
                  return there.isPresent() && due.size() < waiting.size()
                      ? Earlier.busy()
                      : Earlier.NOTHING;
                });
  }

  /** Their visitors' patience begins anew: the time of a model is not taken by a dead node. */
  private void ask(Conversation conversation, List<Waiting> due) {
    for (Waiting one : due) {
      LOGGER.log(
          INFO,
          "answering in place of another node conversation={0} message={1} age={2}",
          conversation.id().value(),
          one.said().id(),
          one.age());
      answers.ask(
          conversation.id(),
          one.said().id(),
          Asking.in(conversation, one.said().content()),
          System.nanoTime());
    }
  }

  private CompletionStage<List<Waiting>> waiting(ConversationId id) {
    return ground
        .history()
        .latest(Broadcast.groupOf(id), NEAR)
        .thenApply(this::unanswered)
        .thenCompose(this::wanted);
  }

  private List<Waiting> unanswered(Replay replay) {
    Map<String, Duration> ages = recent(replay);
    return ages.isEmpty()
        ? List.of()
        : Dialogue.in(replay, ground.codec()).unanswered().stream()
            .flatMap(
                said -> Stream.ofNullable(ages.get(said.id())).map(age -> new Waiting(said, age)))
            .toList();
  }

  /** How old what the visitor has said lately is, by its id. */
  private Map<String, Duration> recent(Replay replay) {
    Instant now = ground.clock().instant();
    return replay.entries().stream()
        .flatMap(entry -> ground.codec().letterhead(entry.text()).stream())
        .filter(head -> head.author() == Author.VISITOR)
        .filter(head -> head.at().plus(OLDEST).isAfter(now))
        .collect(
            Collectors.toMap(
                Letterhead::id, head -> Duration.between(head.at(), now), (one, other) -> one));
  }

  /** A stop before the first text leaves no message. */
  private CompletionStage<List<Waiting>> wanted(List<Waiting> all) {
    CompletionStage<List<Waiting>> wanted = completedStage(new ArrayList<>());
    for (Waiting one : all) {
      wanted =
          wanted.thenCombine(
              answers.isUnwanted(one.said().id()),
              (list, unwanted) -> {
                if (!unwanted) {
                  list.add(one);
                }
                return list;
              });
    }
    return wanted;
  }
}
