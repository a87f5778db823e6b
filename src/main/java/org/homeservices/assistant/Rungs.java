package org.homeservices.assistant;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Writes planned answers. Whoever fails is followed by the next: the model, a stale answer, the
 * best passage, and what can be said without knowing anything.
 */
final class Rungs {
  private static final System.Logger LOGGER = System.getLogger(Rungs.class.getName());

  private final @Nullable ModelAnswers model;
  private final SetAnswers set;
  private final Savings savings;
  private final ScheduledExecutorService executor;

  /**
   * @param model null: there is none
   * @param executor paces known texts
   */
  Rungs(
      @Nullable ModelAnswers model,
      SetAnswers set,
      Savings savings,
      ScheduledExecutorService executor) {
    this.model = model;
    this.set = set;
    this.savings = savings;
    this.executor = executor;
  }

  /** The stage is that of {@link Assistant#write}. */
  CompletionStage<Answer> write(AnswerPlan plan, AnswerSink sink) {
    plan.known().ifPresent(this::given);
    return plan.known()
        .map(known -> paced(known, sink))
        .orElseGet(
            () ->
                model == null || !plan.modelMayWrite()
                    ? withoutModel(plan, sink)
                    : withModel(model, plan, sink));
  }

  /** An answer was given that a model had written for somebody else, now or before. */
  void given(Answer answer) {
    Work work = answer.work();
    if (work != null && answer.origin() != Origin.MODEL) {
      savings.saved(work, answer.origin());
    }
  }

  private CompletionStage<Answer> withModel(
      ModelAnswers answers, AnswerPlan plan, AnswerSink sink) {
    Transcript transcript = new Transcript(sink);
    return answers
        .write(plan, transcript)
        .exceptionallyCompose(
            thrown -> {
              ModelFailure failure = ModelFailure.of(thrown);
              if (failure.isUnwanted()) {
                return completedStage(set.fallback(plan.question().locale()));
              }
              tell(plan, failure);
              transcript.voidAll();
              return answers.findStale(plan).thenCompose(stale -> instead(stale, plan, sink));
            });
  }

  private static void tell(AnswerPlan plan, ModelFailure failure) {
    String trace = plan.question().scene().traceparent();
    LOGGER.log(
        WARNING,
        "model failed: {0} kind={1}{2}{3}",
        failure.getMessage(),
        failure.kind(),
        plan.talk().map(talk -> " conversation=" + talk).orElse(""),
        trace == null ? "" : " trace=" + trace.split("-", -1)[1]);
  }

  private CompletionStage<Answer> instead(
      Optional<Answer> stale, AnswerPlan plan, AnswerSink sink) {
    stale.ifPresent(this::given);
    return stale.map(answer -> paced(answer, sink)).orElseGet(() -> withoutModel(plan, sink));
  }

  private CompletionStage<Answer> withoutModel(AnswerPlan plan, AnswerSink sink) {
    return paced(
        plan.findings().passages().stream()
            .findFirst()
            .map(Rungs::quote)
            .orElseGet(() -> set.toUnknown(plan.question().text(), plan.findings().language())),
        sink);
  }

  private CompletionStage<Answer> paced(Answer answer, AnswerSink sink) {
    return PacedText.write(answer.text(), sink, executor).thenApply(written -> answer);
  }

  private static Answer quote(Passage passage) {
    List<Article.Action> actions = passage.article().actions();
    return new Answer(
        passage.text(), Origin.KNOWLEDGE, Answer.Source.of(List.of(passage)), actions);
  }
}
