package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.reuse.AnswerKey;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Findings;
import org.jspecify.annotations.Nullable;

/** Answers by a language model, and those that it has given before, where they are remembered. */
final class ModelAnswers {
  private final LanguageModel model;
  private final PromptWriter prompts;
  private final @Nullable EarlierAnswers earlier;

  /**
   * @param earlier null: every question goes to the model
   */
  ModelAnswers(LanguageModel model, PromptWriter prompts, @Nullable EarlierAnswers earlier) {
    this.model = model;
    this.prompts = prompts;
    this.earlier = earlier;
  }

  /** Looks whether the answer is known. */
  CompletionStage<AnswerPlan> plan(Question question, Findings findings) {
    if (earlier == null) {
      return completedStage(new AnswerPlan(question, findings, List.of(), Optional.empty()));
    }
    List<AnswerKey> keys = earlier.keysOf(question, findings);
    return earlier.find(keys).thenApply(known -> new AnswerPlan(question, findings, keys, known));
  }

  /** Has the model write; the answer is kept when the stage completes, if it may be. */
  CompletionStage<Answer> write(AnswerPlan plan, Transcript transcript) {
    // Inside the stage, so that a model that throws is one that fails.
    return completedStage(prompts.write(asRead(plan), plan.findings()))
        .thenCompose(prompt -> model.write(prompt, transcript))
        .thenCompose(
            completion ->
                kept(plan, written(transcript.end(), plan.findings()), completion.finish()));
  }

  private static Question asRead(AnswerPlan plan) {
    Question question = plan.question();
    return plan.keys().isEmpty()
        ? question
        : new Question(StrictForm.readable(question.text()), question.locale());
  }

  /** An answer to a question that could not be answered now. */
  CompletionStage<Optional<Answer>> findStale(AnswerPlan plan) {
    return earlier == null ? completedStage(Optional.empty()) : earlier.findStale(plan.keys());
  }

  private CompletionStage<Answer> kept(AnswerPlan plan, Answer answer, Finish finish) {
    return earlier == null
        ? completedStage(answer)
        : earlier.keep(plan.keys(), answer, finish, plan.findings());
  }

  private static Answer written(String text, Findings findings) {
    if (text.isBlank()) {
      throw new ModelFailure("the model wrote nothing");
    }
    List<Article.Action> actions =
        findings.passages().stream()
            .findFirst()
            .map(passage -> passage.article().actions())
            .orElse(List.of());
    return new Answer(text, Origin.MODEL, Answer.Source.of(findings.passages()), actions);
  }
}
