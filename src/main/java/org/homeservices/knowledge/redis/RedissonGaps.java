package org.homeservices.knowledge.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.homeservices.crypto.Protection;
import org.homeservices.knowledge.Gap;
import org.homeservices.knowledge.Gaps;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Gaps of all nodes of a cluster. Redis holds numbers and times by the pseudonym of a question, and
 * its text sealed. What is recorded while Redis is away waits on this node until it is back: the
 * next question, or whoever reads, hands it on. A record whose reply is late may count twice.
 */
public final class RedissonGaps implements Gaps {
  private static final System.Logger LOGGER = System.getLogger(RedissonGaps.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_WAITING = 1000;
  private static final int FIELDS = 4;

  private final Supplier<Optional<RedissonClient>> redis;
  private final Protection seal;
  private final UnaryOperator<String> pseudonyms;
  private final Clock clock;
  private final ArrayBlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();

  /** Guarded by this. */
  private CompletableFuture<Void> handingOn = CompletableFuture.completedFuture(null);

  /** One question, once. */
  private record Asked(String question, Locale language, String page, Instant at) {}

  /**
   * @param redis the client for commands, empty while Redis is out of reach
   * @param pseudonyms what stands for a question in Redis, which must not tell it
   */
  public RedissonGaps(
      Supplier<Optional<RedissonClient>> redis,
      Protection seal,
      UnaryOperator<String> pseudonyms,
      Clock clock) {
    this.redis = redis;
    this.seal = seal;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  @Override
  public void record(String maskedQuestion, Locale language, String page) {
    Asked asked = new Asked(Gap.cut(maskedQuestion), language, page, clock.instant());
    if (!waiting.offer(asked) && dropped.getAndIncrement() == 0) {
      LOGGER.log(
          WARNING, "unanswered questions are dropped, Redis is away waiting={0}", MOST_WAITING);
    }
    CompletionStage<Void> unused = handOn();
  }

  @Override
  public CompletionStage<List<Gap>> most(int limit) {
    // Twice, for what came when the first hand-over was about to end.
    return handOn()
        .thenCompose(done -> handOn())
        .thenCompose(
            done ->
                redis
                    .get()
                    .map(client -> read(client, limit))
                    .orElseGet(() -> failedStage(new IllegalStateException("Redis is away"))));
  }

  /** How many questions were dropped because too many waited for Redis. */
  public long dropped() {
    return dropped.get();
  }

  /** Writes what waits, one after the other, as far as Redis is there; never fails. */
  private synchronized CompletionStage<Void> handOn() {
    if (handingOn.isDone()) {
      handingOn = next().toCompletableFuture();
    }
    return handingOn;
  }

  private CompletionStage<Void> next() {
    Asked asked = waiting.peek();
    Optional<RedissonClient> client = redis.get();
    if (asked == null || client.isEmpty()) {
      return completedStage(null);
    }
    return written(client.get(), asked)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                LOGGER.log(DEBUG, "unanswered question kept back", failure);
                return false;
              }
              return waiting.remove(asked);
            })
        .thenCompose(isWritten -> isWritten ? next() : completedStage(null));
  }

  private CompletionStage<Void> written(RedissonClient client, Asked asked) {
    String name = pseudonyms.apply(Gap.key(asked.question(), asked.language()));
    String text =
        String.join("\n", asked.language().toLanguageTag(), asked.page(), asked.question());
    byte[] closed = seal.seal(text.getBytes(UTF_8), place(name));
    return soon(GapScripts.RECORD.on(
            client.getScript(StringCodec.INSTANCE),
            name,
            Long.toString(asked.at().toEpochMilli()),
            Base64.getEncoder().encodeToString(closed),
            Integer.toString(MOST_KINDS),
            Long.toString(KEPT_FOR.toMillis())))
        .thenApply(done -> null);
  }

  private CompletionStage<List<Gap>> read(RedissonClient client, int limit) {
    long oldest = clock.instant().minus(KEPT_FOR).toEpochMilli();
    return soon(GapScripts.MOST.on(
            client.getScript(StringCodec.INSTANCE), Integer.toString(limit), Long.toString(oldest)))
        .thenApply(this::gaps);
  }

  private List<Gap> gaps(List<String> flat) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i + FIELDS < flat.size(); i += FIELDS + 1) {
      Gap gap = gap(flat.subList(i, i + FIELDS + 1));
      if (gap != null) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  /** Null where the text was sealed with a secret that is gone. */
  private @Nullable Gap gap(List<String> row) {
    byte[] plain = seal.open(Base64.getDecoder().decode(row.get(FIELDS)), place(row.get(0)));
    if (plain == null) {
      return null;
    }
    String[] text = new String(plain, UTF_8).split("\n", 3);
    return new Gap(
        text[2],
        Locale.forLanguageTag(text[0]),
        text[1],
        Long.parseLong(row.get(1)),
        Instant.ofEpochMilli(Long.parseLong(row.get(2))),
        Instant.ofEpochMilli(Long.parseLong(row.get(3))));
  }

  private static <T> CompletionStage<T> soon(CompletionStage<T> call) {
    return call.toCompletableFuture().copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static byte[] place(String name) {
    return ("g" + name).getBytes(UTF_8);
  }
}
