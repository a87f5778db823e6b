package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.assistant.reuse.AnswerKey;
import org.homeservices.assistant.reuse.Circumstances;
import org.homeservices.assistant.reuse.History;
import org.homeservices.assistant.reuse.NoStore;
import org.homeservices.assistant.reuse.Recipe;
import org.homeservices.assistant.reuse.Reuse;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Change;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Tag;

/**
 * What the model has written before and may say again, to anybody. Only an answer to a question
 * that says nothing of its visitor has keys, and is found or kept (ADR 0017). In the place of one
 * that somebody found bad a mark is kept for an hour, so that no answer is.
 */
public final class EarlierAnswers {
  /** Raised by hand, it leaves all kept answers behind. */
  private static final int POLICY = 1;

  /** No answer is written so. */
  private static final String DISLIKED = "disliked";

  /** An hour, and what a cache may take off a life. */
  private static final Duration DISLIKED_FOR = Duration.ofMinutes(70);

  /** Another model than the usual one has written it: the usual one is soon asked again. */
  private static final Duration LIFE_OF_SUBSTITUTE = Duration.ofMinutes(5);

  private static final String ANY_PAGE = Scene.FIRST_WORD.page();

  private final Cache cache;
  private final AnswerCodec codec;
  private final Reuse reuse;
  private final String usualModel;

  /**
   * What is remembered for a question.
   *
   * @param keys under which its answer may be kept; none where it is for its visitor
   */
  record Recalled(List<AnswerKey> keys, Optional<Answer> answer) {
    static final Recalled NOTHING = new Recalled(List.of(), Optional.empty());
  }

  private EarlierAnswers(Cache cache, AnswerCodec codec, Reuse reuse, String usualModel) {
    this.cache = cache;
    this.codec = codec;
    this.reuse = reuse;
    this.usualModel = usualModel;
  }

  /** Those of one model on one site. */
  public static EarlierAnswers of(
      Cache cache, AnswerCodec codec, SiteFacts site, ModelSettings model) {
    Recipe recipe =
        new Recipe(
            site.siteUrl(),
            new PromptWriter(site).digest(),
            model.baseUrl().toString(),
            model.model(),
            model.temperature(),
            model.maxTokens(),
            POLICY);
    Reuse reuse = new Reuse(recipe, List.of(site.supportEmail(), site.supportPhone()));
    return new EarlierAnswers(cache, codec, reuse, model.model());
  }

  /** Why how many answers could not be shared. */
  public Reuse reuse() {
    return reuse;
  }

  /** An answer that is fresh, and the keys of one that is not there. */
  CompletionStage<Recalled> recall(Reading reading) {
    List<AnswerKey> keys = keysOf(reading, circumstances(reading));
    return first(keys, false)
        .thenApply(
            found ->
                found
                    .filter(DISLIKED::equals)
                    .map(mark -> disliked(reading))
                    .orElseGet(() -> new Recalled(keys, read(found, Origin.CACHE))));
  }

  /** An answer that is better than none. */
  CompletionStage<Optional<Answer>> findStale(List<AnswerKey> keys) {
    return first(keys, true).thenApply(found -> read(found, Origin.STALE));
  }

  /** Keeps an answer under all its keys, unless it must not be; completed when that is done. */
  CompletionStage<Answer> keep(AnswerPlan plan, Answer answer, Completion completion) {
    List<AnswerKey> keys = plan.keys();
    if (keys.isEmpty()
        || reuse.judgeAnswer(answer.text(), completion.finish(), plan.findings()).isPresent()) {
      return completedStage(answer);
    }
    Entry plain = Entry.of(codec.encode(answer));
    Entry entry = plan.talk().map(EarlierAnswers::tagOf).map(plain::tagged).orElse(plain);
    Entry lasting =
        completion.model().equals(usualModel) ? entry : entry.livingFor(LIFE_OF_SUBSTITUTE);
    return first(keys, false)
        .thenCompose(
            found ->
                found.filter(DISLIKED::equals).isPresent()
                    ? completedStage(answer)
                    : put(keys, lasting).thenApply(done -> answer));
  }

  /** Forgets what is kept for a question, and has nothing kept for an hour. */
  CompletionStage<Void> dislike(Reading reading) {
    List<AnswerKey> keys = keysOf(reading, circumstances(reading));
    CompletionStage<Void> forgotten = each(keys, cache::evict);
    return forgotten.thenCompose(done -> put(keys, Entry.of(DISLIKED).livingFor(DISLIKED_FOR)));
  }

  /**
   * Forgets the answers that were written for the questions of a talk, whoever may have got them
   * since. Fails with {@link NotForgotten} where the cache is out of reach.
   */
  CompletionStage<Void> forget(String talk) {
    return cache
        .evictAll(tagOf(talk))
        .thenCompose(
            change ->
                change.fold(
                    () -> completedStage(null), refused -> failedStage(new NotForgotten())));
  }

  private static Tag tagOf(String talk) {
    return Tag.of("talk", talk);
  }

  private Recalled disliked(Reading reading) {
    // Judged once more, so that it is counted.
    keysOf(reading, circumstances(reading).because(NoStore.DISLIKED));
    return Recalled.NOTHING;
  }

  private List<AnswerKey> keysOf(Reading reading, Circumstances circumstances) {
    return reuse
        .judge(reading.question().text(), circumstances, reading.findings())
        .fold(keys -> keys, reason -> List.of());
  }

  private static Circumstances circumstances(Reading reading) {
    Scene scene = reading.question().scene();
    Circumstances circumstances =
        Circumstances.of(scene.audience())
            .after(History.of(reading.needed().stream().map(Turn::text).toList()));
    return scene.page().equals(ANY_PAGE) ? circumstances : circumstances.on(scene.page());
  }

  private CompletionStage<Void> put(List<AnswerKey> keys, Entry entry) {
    return each(keys, key -> cache.put(key, entry));
  }

  private static CompletionStage<Void> each(
      List<AnswerKey> keys, Function<CacheKey, CompletionStage<Change>> change) {
    return CompletableFuture.allOf(
        keys.stream()
            .map(key -> change.apply(inCache(key)).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private Optional<Answer> read(Optional<String> found, Origin origin) {
    return found
        .filter(text -> !text.equals(DISLIKED))
        .flatMap(codec::decode)
        .map(answer -> answer.from(origin));
  }

  private CompletionStage<Optional<String>> first(List<AnswerKey> keys, boolean stale) {
    if (keys.isEmpty()) {
      return completedStage(Optional.empty());
    }
    CacheKey key = inCache(keys.get(0));
    CompletionStage<Lookup> lookup = stale ? cache.findStale(key) : cache.find(key);
    return lookup
        .thenApply(Lookup::found)
        .thenCompose(
            found ->
                found.filter(DISLIKED::equals).isPresent()
                    ? completedStage(found)
                    : first(keys.subList(1, keys.size()), stale)
                        .thenApply(later -> better(found, later)));
  }

  /** In other words the same question may have been found badly answered. */
  private static Optional<String> better(Optional<String> found, Optional<String> later) {
    return later.filter(DISLIKED::equals).isPresent() ? later : found.or(() -> later);
  }

  private static CacheKey inCache(AnswerKey key) {
    return CacheKey.ofDigest(key.kind(), key.sha256());
  }
}
