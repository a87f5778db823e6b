package org.homeservices.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Turn.Speaker;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * What was said lately in a conversation.
 *
 * @param said the earliest first
 */
record Dialogue(List<Spoken> said) {
  /** Copies the list. */
  Dialogue {
    said = List.copyOf(said);
  }

  /**
   * Reads the latest messages of a conversation. Fails with {@link
   * org.homeservices.channel.LayerUnavailable}.
   */
  static CompletionStage<Dialogue> of(ChatRoom.Ground ground, ConversationId id, int most) {
    return ground
        .history()
        .latest(Broadcast.groupOf(id), most)
        .thenApply(replay -> in(replay, ground.codec()));
  }

  /** What was said in a part of a history. */
  static Dialogue in(Replay replay, EventCodec codec) {
    return new Dialogue(
        replay.entries().stream().flatMap(entry -> codec.spoken(entry.text()).stream()).toList());
  }

  /**
   * What the visitor has said that has no answer, since anybody has said anything but answers to
   * the visitor; the earliest first.
   */
  List<Spoken> unanswered() {
    List<Spoken> open = new ArrayList<>();
    Set<Spoken> answered = new HashSet<>();
    for (Spoken one : said) {
      if (one.author() == Author.VISITOR) {
        open.add(one);
      } else {
        questionOf(one).ifPresentOrElse(answered::add, open::clear);
      }
    }
    open.removeAll(answered);
    return open;
  }

  /** What the assistant said last. */
  Optional<Spoken> lastAnswer() {
    return last(Author.ASSISTANT);
  }

  /** What the visitor said last. */
  Optional<Spoken> lastQuestion() {
    return last(Author.VISITOR);
  }

  /** What the assistant said under an id. */
  Optional<Spoken> answer(String id) {
    return said.stream()
        .filter(one -> one.author() == Author.ASSISTANT && one.id().equals(id))
        .findFirst();
  }

  /** What the visitor had said that an answer answers; empty where it is the answer to nothing. */
  Optional<Spoken> questionOf(Spoken answer) {
    return said.stream()
        .filter(one -> one.author() == Author.VISITOR)
        .filter(one -> answerId(one.id(), answer.replaces()).equals(answer.id()))
        .findFirst();
  }

  /**
   * The turns before a message of the visitor, the latest last: what the visitor had said, and what
   * was answered. Answers to earlier questions may stand behind it, for they are written one by
   * one.
   *
   * @param answered whether the message has answers already, which do not count
   */
  List<Turn> before(String messageId, boolean answered) {
    List<Turn> turns = new ArrayList<>();
    boolean before = true;
    for (Spoken one : said) {
      before = before && !one.id().equals(messageId);
      if (before || (!answered && one.author() != Author.VISITOR)) {
        speaker(one).ifPresent(speaker -> turns.add(new Turn(speaker, one.content())));
      }
    }
    return turns;
  }

  private static Optional<Speaker> speaker(Spoken said) {
    return switch (said.author()) {
      case VISITOR -> Optional.of(Speaker.VISITOR);
      case ASSISTANT, AGENT -> Optional.of(Speaker.COMPANY);
      case SYSTEM -> Optional.empty();
    };
  }

  private static String answerId(String questionId, @Nullable String replaces) {
    return AnswerWriter.idFor(
        replaces == null ? questionId : questionId + " in place of " + replaces);
  }

  private Optional<Spoken> last(Author author) {
    return said.stream().filter(one -> one.author() == author).reduce((first, second) -> second);
  }
}
