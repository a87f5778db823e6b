package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Turn.Speaker;
import org.homeservices.channel.History;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.ConversationId;

/** What was said in a conversation before one of its messages. */
final class Past {
  private static final System.Logger LOGGER = System.getLogger(Past.class.getName());

  /** More than any prompt holds of it. */
  private static final int LATEST = 20;

  /** An answer that knows less is better than a late one. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final History history;
  private final EventCodec codec;

  Past(History history, EventCodec codec) {
    this.history = history;
    this.codec = codec;
  }

  /**
   * The turns before a visitor's message, the latest last: what the visitor had said, and what was
   * answered. Nothing where the history is out of reach.
   *
   * @param answered whether the message has answers already, which do not count
   */
  CompletionStage<List<Turn>> before(
      ConversationId conversation, String messageId, boolean answered) {
    return history
        .latest(Broadcast.groupOf(conversation), LATEST)
        .thenApply(replay -> turns(said(replay), messageId, answered))
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> nothing(failure, conversation));
  }

  /** Answers to earlier questions may stand behind it, for they are written one by one. */
  private static List<Turn> turns(List<Spoken> said, String messageId, boolean answered) {
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

  private List<Spoken> said(Replay replay) {
    return replay.entries().stream().flatMap(entry -> codec.spoken(entry.text()).stream()).toList();
  }

  private static Optional<Speaker> speaker(Spoken said) {
    return switch (said.author()) {
      case VISITOR -> Optional.of(Speaker.VISITOR);
      case ASSISTANT, AGENT -> Optional.of(Speaker.COMPANY);
      case SYSTEM -> Optional.empty();
    };
  }

  private static List<Turn> nothing(Throwable failure, ConversationId conversation) {
    LOGGER.log(
        WARNING,
        "answering without what was said conversation={0} {1}",
        conversation.value(),
        failure);
    return List.of();
  }
}
