package org.homeservices.conversation.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.crypto.Protection;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.api.RScript;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Conversations as their tokens tell them, with the mode that stands in a Redis hash. What was read
 * counts for a few seconds, so that not every message asks. Where Redis is away or says nothing
 * soon, where it has lost the hash, and where its mode is one that this version does not know, the
 * token's word counts.
 */
public final class RedissonConversationStore implements ConversationStore {
  private static final System.Logger LOGGER =
      System.getLogger(RedissonConversationStore.class.getName());
  private static final String PREFIX = "hsc:0:conversation:";
  private static final String MODE = ConversationScripts.MODE;
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration PATIENCE_WITH_CHANGES = Duration.ofSeconds(2);
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);
  private static final int TOUCHES_IN_A_LIFE = 20;

  private final Supplier<Optional<RedissonClient>> redis;
  private final Duration lifetime;
  private final SealedFeedback sealedFeedback;
  private final RecentlyKnown<Mode> modes;
  private final RecentlyKnown<Boolean> touched;

  /**
   * @param redis the client for commands, empty while Redis is out of reach
   * @param seal for what visitors write
   * @param lifetime how long the hash is kept after its latest use
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public RedissonConversationStore(
      Supplier<Optional<RedissonClient>> redis,
      Protection seal,
      Duration lifetime,
      LongSupplier nanoTime) {
    this.redis = redis;
    this.sealedFeedback = new SealedFeedback(seal);
    this.lifetime = lifetime;
    this.modes = new RecentlyKnown<>(BELIEVED_FOR, nanoTime);
    this.touched = new RecentlyKnown<>(lifetime.dividedBy(TOUCHES_IN_A_LIFE), nanoTime);
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    modes.put(conversation.id(), conversation.mode());
    return redis
        .get()
        .map(client -> soon(write(client, conversation), conversation))
        .orElseGet(() -> completedStage(conversation));
  }

  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return modes
        .get(claimed.id())
        .<CompletionStage<Mode>>map(CompletableFuture::completedStage)
        .orElseGet(() -> read(claimed))
        .thenApply(mode -> Optional.of(claimed.in(mode)));
  }

  @Override
  public void doubt(ConversationId id) {
    modes.forget(id);
  }

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    return changed(id, ConversationScripts.CHANGE, from.name(), to.name());
  }

  @Override
  public CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant lost) {
    return changed(id, ConversationScripts.CALL, from.name(), millis(now), millis(lost));
  }

  private CompletionStage<Boolean> changed(ConversationId id, String script, String... words) {
    return surely(id, client -> script(client, id, script, ReturnType.LONG, words))
        .thenApply(Long.valueOf(1)::equals)
        .whenComplete((changed, failure) -> modes.forget(id));
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return written(id, ConversationScripts.CALLED, ConversationScripts.TAKEN);
  }

  @Override
  public CompletionStage<Void> keep(ConversationId id, Feedback feedback) {
    String field = SealedFeedback.field(feedback);
    String value = sealedFeedback.write(id, feedback);
    return written(id, field, value);
  }

  private CompletionStage<Void> written(ConversationId id, String field, String value) {
    String script = ConversationScripts.WRITE;
    return surely(id, client -> script(client, id, script, ReturnType.VALUE, field, value))
        .thenApply(done -> null);
  }

  @Override
  public CompletionStage<List<Feedback>> feedback(ConversationId id) {
    return surely(id, client -> hash(client, id).readAllMapAsync())
        .thenApply(fields -> feedback(id, fields));
  }

  private List<Feedback> feedback(ConversationId id, Map<String, String> fields) {
    return fields.entrySet().stream()
        .flatMap(field -> sealedFeedback.read(id, field.getKey(), field.getValue()).stream())
        .toList();
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    if (touched.get(id).isPresent()) {
      return completedStage(null);
    }
    touched.put(id, true);
    return redis
        .get()
        .<CompletionStage<Void>>map(
            client ->
                hash(client, id)
                    .expireAsync(lifetime)
                    .<Void>thenApply(done -> null)
                    .exceptionally(RedissonConversationStore::unwritten))
        .orElseGet(() -> completedStage(null));
  }

  private CompletionStage<Conversation> write(RedissonClient client, Conversation conversation) {
    String mode = conversation.mode().name();
    return script(
            client, conversation.id(), ConversationScripts.WRITE, ReturnType.VALUE, MODE, mode)
        .<Void>thenApply(done -> null)
        .exceptionally(RedissonConversationStore::unwritten)
        .thenApply(done -> conversation);
  }

  /** Runs a script on the hash of a conversation; the lifetime is its last argument. */
  private CompletionStage<@Nullable Object> script(
      RedissonClient client, ConversationId id, String script, ReturnType type, String... words) {
    List<Object> arguments = new ArrayList<>(List.of(words));
    arguments.add(lifetime.toMillis());
    return client
        .getScript(StringCodec.INSTANCE)
        .evalAsync(
            key(id), RScript.Mode.READ_WRITE, script, type, List.of(key(id)), arguments.toArray());
  }

  /** Fails soon where Redis does not answer: whoever asks for this must know. */
  private <T extends @Nullable Object> CompletionStage<T> surely(
      ConversationId id, Function<RedissonClient, CompletionStage<T>> call) {
    return redis
        .get()
        .map(client -> inTime(id, call.apply(client)))
        .orElseGet(() -> failedStage(new ConversationsUnavailable(id)));
  }

  private static <T extends @Nullable Object> CompletionStage<T> inTime(
      ConversationId id, CompletionStage<T> call) {
    return call.toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE_WITH_CHANGES.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> failedStage(new ConversationsUnavailable(id, failure)));
  }

  private CompletionStage<Mode> read(Conversation claimed) {
    return redis
        .get()
        .map(client -> hash(client, claimed.id()).getAsync(MODE))
        .map(name -> name.thenApply(read -> learnt(claimed, read)))
        .map(mode -> soon(mode.exceptionally(failure -> claimed.mode()), claimed.mode()))
        .orElseGet(() -> completedStage(claimed.mode()));
  }

  /** Also where it comes too late for whoever has asked. */
  private Mode learnt(Conversation claimed, @Nullable String name) {
    Mode mode = name == null ? claimed.mode() : known(name).orElseGet(claimed::mode);
    modes.put(claimed.id(), mode);
    return mode;
  }

  private static Optional<Mode> known(String name) {
    Optional<Mode> mode =
        Arrays.stream(Mode.values()).filter(any -> any.name().equals(name)).findFirst();
    if (mode.isEmpty()) {
      LOGGER.log(WARNING, "unknown mode of a conversation, its token counts mode={0}", name);
    }
    return mode;
  }

  /** What is {@code otherwise} where the stage takes longer than a visitor should wait. */
  private static <T> CompletionStage<T> soon(CompletionStage<T> stage, T otherwise) {
    return stage
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(otherwise, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static RMap<String, String> hash(RedissonClient client, ConversationId id) {
    return client.getMap(key(id), StringCodec.INSTANCE);
  }

  private static String key(ConversationId id) {
    return PREFIX + id.value();
  }

  /** A conversation goes on without its hash: its token tells all but a change of mode. */
  private static Void unwritten(Throwable failure) {
    LOGGER.log(DEBUG, "conversation not written to Redis", failure);
    return null;
  }
}
