package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.ConversationId;

/** Pages of a conversation: from its history where that has them, else from the archive too. */
final class Pages {
  private final ChatRoom.Ground ground;
  private final Reading reading;
  private final ArchiveWriter writer;
  private final Paper paper;

  Pages(ChatRoom.Ground ground, Reading reading, ArchiveWriter writer, Paper paper) {
    this.ground = ground;
    this.reading = reading;
    this.writer = writer;
    this.paper = paper;
  }

  /** Messages after a seq, oldest first, encoded and in place. Fails with {@link Unavailable}. */
  CompletionStage<List<String>> after(ConversationId id, long after, int limit) {
    return ofHistory(id, after, limit)
        .thenCompose(
            page ->
                page.filter(there -> isWhole(there, after))
                    .map(there -> completedStage(Broadcast.inPlace(there, ground.codec())))
                    .orElseGet(() -> merged(id, after, limit, page)))
        .exceptionallyCompose(
            failure -> failedStage(Failures.passes(failure) ? new Unavailable(failure) : failure));
  }

  /** Empty where the history is out of reach. */
  private CompletionStage<Optional<Replay>> ofHistory(ConversationId id, long after, int limit) {
    return reading
        .page(id, after, limit)
        .thenApply(Optional::of)
        .exceptionallyCompose(
            failure ->
                Failures.outage(failure).isPresent()
                    ? completedStage(Optional.empty())
                    : failedStage(failure));
  }

  private static boolean isWhole(Replay page, long after) {
    return page.entries().isEmpty() ? page.position().seq() <= after : page.complete();
  }

  private CompletionStage<List<String>> merged(
      ConversationId id, long after, int limit, Optional<Replay> page) {
    List<ArchivedMessage> own = writer.unfiled(id);
    return ground
        .archive()
        .page(id, after, limit)
        .thenApply(
            kept -> {
              TreeMap<Long, String> all = new TreeMap<>();
              own.stream()
                  .filter(message -> message.seq() > after)
                  .forEach(message -> all.put(message.seq(), paper.inPlace(message)));
              kept.forEach(message -> all.put(message.seq(), paper.inPlace(message)));
              page.stream()
                  .flatMap(there -> there.entries().stream())
                  .forEach(entry -> all.put(entry.seq(), inPlace(entry)));
              return all.values().stream().limit(limit).toList();
            });
  }

  private String inPlace(Envelope entry) {
    return Broadcast.inPlace(entry, ground.codec());
  }
}
