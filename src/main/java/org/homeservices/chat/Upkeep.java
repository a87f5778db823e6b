package org.homeservices.chat;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.audit.Deed.Kind;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;

/**
 * Closes conversations that nobody uses, erases those that nobody has used for long, goes on with
 * erasures that have not come to their end, and forgets that conversations were erased, when no
 * token of theirs is valid any more. One node does it for all; where two do, nothing breaks.
 * Thread-safe; nothing blocks.
 */
public final class Upkeep {
  private static final System.Logger LOGGER = System.getLogger(Upkeep.class.getName());

  /** A transaction of so many rows holds nobody up. */
  static final int BATCH = 100;

  /** So long an erasure may take before it counts as interrupted. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  /** What is left then is for the next run. */
  private static final int MOST_BATCHES = 20;

  private final ChatRoom.Ground ground;
  private final ConversationStore conversations;
  private final ClosingDesk closing;
  private final Erasure erasure;
  private final UpkeepSettings settings;
  private final Supplier<CompletionStage<Boolean>> isMine;
  private final BooleanSupplier isLate;
  private final Audit audit;
  private final AtomicBoolean running = new AtomicBoolean();

  Upkeep(
      ChatRoom.Ground ground,
      ClosingDesk closing,
      Erasure erasure,
      UpkeepSettings settings,
      Supplier<CompletionStage<Boolean>> isMine,
      BooleanSupplier isLate,
      Audit audit) {
    this.ground = ground;
    this.conversations = ground.conversations();
    this.closing = closing;
    this.erasure = erasure;
    this.settings = settings;
    this.isMine = isMine;
    this.isLate = isLate;
    this.audit = audit;
  }

  /**
   * Does what is due, in small batches. To be called every minute or so; does nothing while an
   * earlier run is under way, or while the archive does not know yet what was said a while ago.
   *
   * @return completed when it is done; never fails: what could not be done is tried with the next
   *     run
   */
  public CompletionStage<Void> run() {
    if (!running.compareAndSet(false, true)) {
      return completedStage(null);
    }
    if (isLate.getAsBoolean()) {
      // What was used meanwhile would look unused.
      running.set(false);
      return completedStage(null);
    }
    return tried("closed", this::close)
        .thenCompose(closed -> tried("erased", this::erase))
        .thenCompose(erased -> tried("swept", this::sweep))
        .thenCompose(swept -> tried("forgotten", this::forget))
        .whenComplete((done, failure) -> running.set(false));
  }

  private CompletionStage<Void> close() {
    return batches(1, this::closeBatch);
  }

  private CompletionStage<Integer> closeBatch() {
    return closing
        .closeUnused(ago(settings.lifetime()), BATCH)
        .thenApply(
            closed -> {
              closed.forEach(id -> note(Kind.CONVERSATION_CLOSED, "expired", id));
              return closed.size();
            });
  }

  private void note(Kind kind, String why, ConversationId id) {
    audit.note(Deed.ofSystem(kind, why).in(id.value()));
  }

  private CompletionStage<Void> erase() {
    Duration retention = settings.retention();
    return retention == null
        ? completedStage(null)
        : eraseAll("retention", most -> conversations.unused(ago(retention), most));
  }

  private CompletionStage<Void> sweep() {
    return eraseAll("rest", most -> conversations.unswept(ago(UNDER_WAY), most));
  }

  private CompletionStage<Void> forget() {
    Instant before = ago(settings.remembrance());
    return batches(1, () -> conversations.forgetErased(before, BATCH));
  }

  /** Another batch follows where one was full, as long as the work is this node's. */
  private CompletionStage<Void> batches(int number, Supplier<CompletionStage<Integer>> batch) {
    return isMine
        .get()
        .thenCompose(mine -> mine ? batch.get() : completedStage(0))
        .thenCompose(
            size ->
                size < BATCH || number == MOST_BATCHES
                    ? completedStage(null)
                    : batches(number + 1, batch));
  }

  /** Those that cannot be erased come again with the next run: they must not stop the others. */
  private CompletionStage<Void> eraseAll(
      String why, IntFunction<CompletionStage<List<ConversationId>>> find) {
    Set<ConversationId> failed = new HashSet<>();
    return batches(
        1,
        () ->
            find.apply(BATCH + failed.size())
                .thenApply(found -> found.stream().filter(id -> !failed.contains(id)).toList())
                .thenCompose(ids -> eraseEach(ids, why, failed)));
  }

  /** One after the other, which is gentle. */
  private CompletionStage<Integer> eraseEach(
      List<ConversationId> ids, String why, Set<ConversationId> failed) {
    CompletionStage<Void> chain = completedStage(null);
    for (ConversationId id : ids) {
      chain = chain.thenCompose(earlier -> eraseOne(id, why, failed));
    }
    return chain.thenApply(done -> told(ids.size()));
  }

  private static int told(int tried) {
    if (tried > 0) {
      LOGGER.log(INFO, "old conversations erased, or tried: {0}", tried);
    }
    return tried;
  }

  private CompletionStage<Void> eraseOne(
      ConversationId id, String why, Set<ConversationId> failed) {
    return erasure
        .eraseUnused(id)
        .thenRun(() -> note(Kind.CONVERSATION_ERASED, why, id))
        .exceptionally(
            failure -> {
              LOGGER.log(WARNING, "not erased conversation={0} {1}", id.value(), failure);
              failed.add(id);
              return null;
            });
  }

  private Instant ago(Duration time) {
    return ground.clock().instant().minus(time);
  }

  private static CompletionStage<Void> tried(String what, Supplier<CompletionStage<Void>> work) {
    return completedStage(work)
        .thenCompose(Supplier::get)
        .exceptionally(
            failure -> {
              LOGGER.log(WARNING, "old conversations not {0} now: {1}", what, failure.toString());
              return null;
            });
  }
}
