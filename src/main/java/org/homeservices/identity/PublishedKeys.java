package org.homeservices.identity;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a site publishes. They are fetched when they are first needed, when they have grown
 * old, and when a token names one that is not among them, but not again at once whatever tokens
 * come; while the site does not answer, the last ones stay. Thread-safe; nothing blocks.
 */
final class PublishedKeys implements Keys {
  private static final System.Logger LOGGER = System.getLogger(PublishedKeys.class.getName());

  /** A key that is withdrawn is trusted for so long. */
  static final Duration YOUTH = Duration.ofMinutes(10);

  /** Between two attempts. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Whoever can keep the keys from being fetched keeps a stolen one alive no longer. */
  static final Duration LIFE = Duration.ofDays(1);

  /** A token that names none is tried with so many. */
  private static final int MOST_TRIED = 8;

  private final Supplier<CompletionStage<JWKSet>> fetch;
  private final Algorithm algorithm;
  private final Executor executor;
  private final Clock clock;

  // guarded by this
  private Held held = new Held(new JWKSet(), Instant.MIN, true);
  private Instant triedAt = Instant.MIN;
  private @Nullable CompletionStage<Held> running;

  /**
   * @param isDoubtful whether newer ones could not be had
   */
  private record Held(JWKSet keys, Instant fetchedAt, boolean isDoubtful) {
    boolean isOlderThan(Duration age, Instant now) {
      return fetchedAt.equals(Instant.MIN) || now.isAfter(fetchedAt.plus(age));
    }

    Held doubted() {
      return new Held(keys, fetchedAt, true);
    }
  }

  /**
   * @param fetch asks the site
   * @param executor goes on where the site has answered
   */
  PublishedKeys(
      Supplier<CompletionStage<JWKSet>> fetch,
      Algorithm algorithm,
      Executor executor,
      Clock clock) {
    this.fetch = fetch;
    this.algorithm = algorithm;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public CompletionStage<List<JWSVerifier>> of(JWSHeader header) {
    JWKMatcher wanted = JWKMatcher.forJWSHeader(header);
    Held now = held();
    List<JWSVerifier> known = fitting(now, wanted);
    return known.isEmpty() || now.isOlderThan(YOUTH, clock.instant())
        ? renewed().thenCompose(renewed -> judged(renewed, wanted))
        : completedStage(known);
  }

  private CompletionStage<List<JWSVerifier>> judged(Held renewed, JWKMatcher wanted) {
    List<JWSVerifier> known = fitting(renewed, wanted);
    if (!known.isEmpty() && !renewed.isOlderThan(LIFE, clock.instant())) {
      return completedStage(known);
    }
    return failedStage(
        renewed.isDoubtful()
            ? new IdentityUnavailable("the site's keys are out of reach")
            : new NotBelieved("key unknown"));
  }

  private List<JWSVerifier> fitting(Held now, JWKMatcher wanted) {
    return new JWKSelector(wanted)
        .select(now.keys()).stream()
            .flatMap(key -> Verifiers.of(key, algorithm).stream())
            .limit(MOST_TRIED)
            .toList();
  }

  private synchronized Held held() {
    return held;
  }

  /** What is held after an attempt to fetch, be it one that others wait for or one of before. */
  private synchronized CompletionStage<Held> renewed() {
    if (running != null) {
      return running;
    }
    Instant now = clock.instant();
    if (!triedAt.equals(Instant.MIN) && now.isBefore(triedAt.plus(PAUSE))) {
      return completedStage(held);
    }
    triedAt = now;
    CompletableFuture<Held> attempt = new CompletableFuture<>();
    running = attempt;
    completedStage(fetch)
        .thenCompose(Supplier::get)
        .whenCompleteAsync((keys, failure) -> attempt.complete(taken(keys, failure)), executor);
    return attempt;
  }

  private synchronized Held taken(@Nullable JWKSet keys, @Nullable Throwable failure) {
    running = null;
    if (keys == null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      LOGGER.log(WARNING, "keys of the host site not fetched: {0}", String.valueOf(cause));
      held = held.doubted();
    } else {
      held = new Held(keys, clock.instant(), false);
    }
    return held;
  }
}
