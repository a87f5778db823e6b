package org.homeservices.testing;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.homeservices.conversation.ArchiveUnavailable;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;

/** An archive that the test takes out of reach, or lets take its time. Thread-safe. */
public final class ShakyArchive implements MessageArchive {
  private final MessageArchive archive;
  private final AtomicInteger asked = new AtomicInteger();
  private final Recorder<Integer> batches = new Recorder<>();
  private volatile boolean up = true;
  private volatile boolean silent;
  private volatile Predicate<Filed> refused = filed -> false;

  // Guarded by this; null where nothing is held.
  private @org.jspecify.annotations.Nullable List<Runnable> held;

  /** Shakes {@code archive}. */
  public ShakyArchive(MessageArchive archive) {
    this.archive = archive;
  }

  /** Everything fails. */
  public void goAway() {
    up = false;
  }

  /** Everything is answered again. */
  public void comeBack() {
    up = true;
    silent = false;
  }

  /** Nothing that is read is answered. */
  public void fallSilent() {
    silent = true;
  }

  /** Messages like these are refused for good, and all that would be kept with them. */
  public void refuse(Predicate<Filed> messages) {
    refused = messages;
  }

  /** What is to be kept waits. */
  public synchronized void hold() {
    held = new ArrayList<>();
  }

  /** What waits is kept, and what comes later at once. */
  public void release() {
    List<Runnable> all;
    synchronized (this) {
      all = held == null ? List.of() : held;
      held = null;
    }
    all.forEach(Runnable::run);
  }

  /** What waits is lost, as soon as something does, and never answered; the rest is kept. */
  public void loseWhatWaits() {
    Await.until(this::isHolding);
    synchronized (this) {
      held = null;
    }
  }

  private synchronized boolean isHolding() {
    return held != null && !held.isEmpty();
  }

  /** How often somebody asked how far a conversation is kept. */
  public int asked() {
    return asked.get();
  }

  /** How many messages were kept at once, as soon as so many batches were. */
  public List<Integer> batches(int count) {
    return batches.await(count);
  }

  @Override
  public CompletionStage<Void> keep(List<Filed> messages) {
    if (messages.stream().anyMatch(refused)) {
      return failedStage(new IllegalArgumentException("refused, as the test wants it"));
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    synchronized (this) {
      if (held != null) {
        held.add(() -> keep(messages).thenAccept(later::complete));
        return later;
      }
    }
    return answered(
        () -> {
          batches.add(messages.size());
          return archive.keep(messages);
        });
  }

  @Override
  public CompletionStage<Extent> extent(ConversationId id) {
    asked.incrementAndGet();
    return silent ? new CompletableFuture<>() : answered(() -> archive.extent(id));
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> page(ConversationId id, long after, int limit) {
    return answered(() -> archive.page(id, after, limit));
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> latest(ConversationId id, int limit) {
    return answered(() -> archive.latest(id, limit));
  }

  @Override
  public CompletionStage<List<Conversation>> used(
      Instant since, Optional<ConversationId> after, int limit) {
    return answered(() -> archive.used(since, after, limit));
  }

  private <T> CompletionStage<T> answered(Supplier<CompletionStage<T>> answer) {
    return up
        ? answer.get()
        : failedStage(new ArchiveUnavailable(new IllegalStateException("as the test wants it")));
  }
}
