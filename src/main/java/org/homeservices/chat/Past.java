package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Turn;
import org.homeservices.conversation.ConversationId;

/** What was said in a conversation before one of its messages, as far as it can be told soon. */
final class Past {
  private static final System.Logger LOGGER = System.getLogger(Past.class.getName());

  /** More than any prompt holds of it. */
  private static final int LATEST = 20;

  /** An answer that knows less is better than a late one. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final ChatRoom.Ground ground;

  Past(ChatRoom.Ground ground) {
    this.ground = ground;
  }

  /**
   * The turns of {@link Dialogue#before}; nothing where the history is out of reach.
   *
   * @param answered whether the message has answers already, which do not count
   */
  CompletionStage<List<Turn>> before(
      ConversationId conversation, String messageId, boolean answered) {
    return Dialogue.of(ground, conversation, LATEST)
        .thenApply(dialogue -> dialogue.before(messageId, answered))
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> nothing(failure, conversation));
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
