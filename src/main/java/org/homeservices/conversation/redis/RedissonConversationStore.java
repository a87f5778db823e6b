package org.homeservices.conversation.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Mode;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Conversations as their tokens tell them, with the mode that stands in a Redis hash. What was read
 * counts for a few seconds, so that not every message asks; while Redis is away, and where it has
 * lost the hash, the token's word counts.
 */
public final class RedissonConversationStore implements ConversationStore {
  private static final System.Logger LOGGER =
      System.getLogger(RedissonConversationStore.class.getName());
  private static final String PREFIX = "hsc:0:conversation:";
  private static final String MODE = "mode";
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);
  private static final int TOUCHES_IN_A_LIFE = 20;

  private final Supplier<Optional<RedissonClient>> redis;
  private final Duration lifetime;
  private final RecentlyKnown<Mode> modes;
  private final RecentlyKnown<Boolean> touched;

  /**
   * @param redis the client for commands, empty where Redis has not been reached yet
   * @param lifetime how long the hash is kept after its latest use
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public RedissonConversationStore(
      Supplier<Optional<RedissonClient>> redis, Duration lifetime, LongSupplier nanoTime) {
    this.redis = redis;
    this.lifetime = lifetime;
    this.modes = new RecentlyKnown<>(BELIEVED_FOR, nanoTime);
    this.touched = new RecentlyKnown<>(lifetime.dividedBy(TOUCHES_IN_A_LIFE), nanoTime);
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    modes.put(conversation.id(), conversation.mode());
    return hash(conversation.id())
        .map(hash -> write(hash, conversation.mode()))
        .orElseGet(() -> completedStage(null))
        .exceptionally(RedissonConversationStore::unwritten)
        .thenApply(done -> conversation);
  }

  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    Optional<Mode> known = modes.get(claimed.id());
    Optional<RMap<String, String>> hash = hash(claimed.id());
    if (known.isPresent() || hash.isEmpty()) {
      return completedStage(Optional.of(withMode(claimed, known.orElse(claimed.mode()))));
    }
    return hash.get()
        .getAsync(MODE)
        .handle((name, failure) -> name == null ? claimed.mode() : Mode.valueOf(name))
        .thenApply(mode -> found(claimed, mode));
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    if (touched.get(id).isPresent()) {
      return completedStage(null);
    }
    touched.put(id, true);
    return hash(id)
        .<CompletionStage<Void>>map(
            there ->
                there
                    .expireAsync(lifetime)
                    .<Void>thenApply(done -> null)
                    .exceptionally(RedissonConversationStore::unwritten))
        .orElseGet(() -> completedStage(null));
  }

  private CompletionStage<Void> write(RMap<String, String> hash, Mode mode) {
    return hash.fastPutAsync(MODE, mode.name())
        .thenCompose(done -> hash.expireAsync(lifetime))
        .thenApply(done -> null);
  }

  private Optional<Conversation> found(Conversation claimed, Mode mode) {
    modes.put(claimed.id(), mode);
    return Optional.of(withMode(claimed, mode));
  }

  private static Conversation withMode(Conversation claimed, Mode mode) {
    return claimed.mode() == mode
        ? claimed
        : new Conversation(
            claimed.id(),
            claimed.locale(),
            claimed.page(),
            claimed.consentVersion(),
            mode,
            claimed.createdAt());
  }

  private Optional<RMap<String, String>> hash(ConversationId id) {
    return redis.get().map(client -> client.getMap(PREFIX + id.value(), StringCodec.INSTANCE));
  }

  /** A conversation goes on without its hash: its token tells all but a change of mode. */
  private static Void unwritten(Throwable failure) {
    LOGGER.log(DEBUG, "conversation not written to Redis", failure);
    return null;
  }
}
