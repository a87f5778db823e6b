package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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
  CompletionStage<AnswerPlan> plan(Reading reading) {
    return earlier == null
        ? completedStage(AnswerPlan.byModel(reading, List.of()))
        : earlier
            .recall(reading)
            .thenApply(
                recalled ->
                    recalled
                        .answer()
                        .map(answer -> AnswerPlan.known(reading, answer))
                        .orElseGet(() -> AnswerPlan.byModel(reading, recalled.keys())));
  }

  /** Has the model write; the answer is kept when the stage completes, if it may be. */
  CompletionStage<Answer> write(AnswerPlan plan, Transcript transcript) {
    // Inside the stage, so that a model that throws is one that fails.
    return completedStage(prompt(plan))
        .thenCompose(prompt -> model.write(prompt, transcript))
        .thenCompose(
            completion ->
                kept(plan, written(transcript.end(), plan.findings(), completion), completion));
  }

  private Prompt prompt(AnswerPlan plan) {
    Reading reading = plan.reading();
    Question question = reading.question();
    // Whoever shares an answer must not have brought along what its keys do not know.
    Question read =
        plan.keys().isEmpty()
            ? question
            : new Question(
                StrictForm.readable(question.text()), question.locale(), question.scene());
    return prompts.write(read, reading.findings(), reading.needed());
  }

  /** An answer to a question that could not be answered now. */
  CompletionStage<Optional<Answer>> findStale(AnswerPlan plan) {
    return earlier == null ? completedStage(Optional.empty()) : earlier.findStale(plan.keys());
  }

  /** Forgets what was kept for a question, and keeps nothing for it for a while. */
  CompletionStage<Void> dislike(Reading reading) {
    return earlier == null ? completedStage(null) : earlier.dislike(reading);
  }

  /** Forgets what was kept of the answers to the questions of a talk. */
  CompletionStage<Void> forget(String talk) {
    return earlier == null ? completedStage(null) : earlier.forget(talk);
  }

  private CompletionStage<Answer> kept(AnswerPlan plan, Answer answer, Completion completion) {
    return earlier == null ? completedStage(answer) : earlier.keep(plan, answer, completion);
  }

  private static Answer written(String text, Findings findings, Completion completion) {
    if (text.isBlank()) {
      throw new ModelFailure("the model wrote nothing");
    }
    List<Article.Action> actions =
        findings.passages().stream()
            .findFirst()
            .map(passage -> passage.article().actions())
            .orElse(List.of());
    return new Answer(text, Origin.MODEL, Answer.Source.of(findings.passages()), actions)
        .by(new Work(completion.model(), completion.usage()));
  }
}
