package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.reuse.AnswerKey;
import org.homeservices.assistant.reuse.Audience;
import org.homeservices.assistant.reuse.Circumstances;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.reuse.Judgement;
import org.homeservices.assistant.reuse.Recipe;
import org.homeservices.assistant.reuse.Reuse;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.knowledge.Findings;

/**
 * What the model has written before and may say again, to anybody. Only an answer to a question
 * that says nothing of its visitor has keys, and is found or kept (ADR 0017).
 */
public final class EarlierAnswers {
  /** Raised by hand, it leaves all kept answers behind. */
  private static final int POLICY = 1;

  private final Cache cache;
  private final AnswerCodec codec;
  private final Reuse reuse;

  private EarlierAnswers(Cache cache, AnswerCodec codec, Reuse reuse) {
    this.cache = cache;
    this.codec = codec;
    this.reuse = reuse;
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
    return new EarlierAnswers(
        cache, codec, new Reuse(recipe, List.of(site.supportEmail(), site.supportPhone())));
  }

  /** Why how many answers could not be shared. */
  public Reuse reuse() {
    return reuse;
  }

  /** The keys of an answer, the one to look at first first; none where it is for its visitor. */
  List<AnswerKey> keysOf(Question question, Findings findings) {
    Judgement judgement =
        reuse.judge(question.text(), Circumstances.of(Audience.ANONYMOUS), findings);
    return judgement.fold(keys -> keys, reason -> List.of());
  }

  /** An answer that is fresh. */
  CompletionStage<Optional<Answer>> find(List<AnswerKey> keys) {
    return first(keys, false).thenApply(found -> found.map(answer -> answer.from(Origin.CACHE)));
  }

  /** An answer that is better than none. */
  CompletionStage<Optional<Answer>> findStale(List<AnswerKey> keys) {
    return first(keys, true).thenApply(found -> found.map(answer -> answer.from(Origin.STALE)));
  }

  /** Keeps an answer under all its keys, unless it must not be; completed when that is done. */
  CompletionStage<Answer> keep(
      List<AnswerKey> keys, Answer answer, Finish finish, Findings findings) {
    CompletionStage<Answer> kept = completedStage(answer);
    if (keys.isEmpty() || reuse.judgeAnswer(answer.text(), finish, findings).isPresent()) {
      return kept;
    }
    Entry entry = Entry.of(codec.encode(answer));
    for (AnswerKey key : keys) {
      kept = kept.thenCombine(cache.put(inCache(key), entry), (same, change) -> same);
    }
    return kept;
  }

  private CompletionStage<Optional<Answer>> first(List<AnswerKey> keys, boolean stale) {
    if (keys.isEmpty()) {
      return completedStage(Optional.empty());
    }
    return look(keys.get(0), stale)
        .thenCompose(
            found ->
                found.isPresent()
                    ? completedStage(found)
                    : first(keys.subList(1, keys.size()), stale));
  }

  private CompletionStage<Optional<Answer>> look(AnswerKey key, boolean stale) {
    CompletionStage<Lookup> lookup =
        stale ? cache.findStale(inCache(key)) : cache.find(inCache(key));
    return lookup.thenApply(found -> found.found().flatMap(codec::decode));
  }

  private static CacheKey inCache(AnswerKey key) {
    return CacheKey.ofDigest(key.kind(), key.sha256());
  }
}
