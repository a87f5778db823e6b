package org.homeservices.assistant;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions: by the model where there is one, else from the knowledge base, else by saying
 * what it can do. The visitor is never left without an answer.
 */
public final class Assistant {
  private static final System.Logger LOGGER = System.getLogger(Assistant.class.getName());
  private static final int PASSAGES = 3;

  private final KnowledgeBase knowledge;
  private final @Nullable LanguageModel model;
  private final ScheduledExecutorService executor;
  private final FallbackAnswers fallback;
  private final PromptWriter prompts;

  /**
   * @param model empty: the knowledge base alone answers
   * @param executor paces known texts; its threads also search and call the sinks
   */
  public Assistant(
      KnowledgeBase knowledge,
      Optional<LanguageModel> model,
      SiteFacts site,
      ScheduledExecutorService executor) {
    this.knowledge = knowledge;
    this.model = model.orElse(null);
    this.executor = executor;
    this.fallback = new FallbackAnswers(site);
    this.prompts = new PromptWriter(site);
  }

  /** Finds out how a question will be answered; never fails. Searches on the calling thread. */
  public CompletionStage<AnswerPlan> plan(Question question) {
    return CompletableFuture.completedStage(new AnswerPlan(question, find(question)));
  }

  /** Answers a question: plans the answer, and writes it. */
  public CompletionStage<Answer> answer(Question question, AnswerSink sink) {
    return plan(question).thenCompose(plan -> write(plan, sink));
  }

  /**
   * Writes the answer that was planned.
   *
   * @param sink gets the text as it is written; together its pieces are the answer's text
   * @return the whole answer; never fails. Completes on a thread of the executor or of the model
   */
  public CompletionStage<Answer> write(AnswerPlan plan, AnswerSink sink) {
    return model == null
        ? withoutModel(plan.findings(), sink)
        : withModel(model, plan.question(), plan.findings(), sink);
  }

  /** What is said where an answer could not be written at all. */
  public Answer apology(Question question) {
    return fallback.in(question.locale());
  }

  private Findings find(Question question) {
    try {
      return knowledge.find(question.text(), question.locale(), PASSAGES);
    } catch (RuntimeException e) {
      LOGGER.log(ERROR, "search failed, answering without passages", e);
      return new Findings(question.locale(), List.of());
    }
  }

  private CompletionStage<Answer> withModel(
      LanguageModel asked, Question question, Findings findings, AnswerSink sink) {
    Transcript transcript = new Transcript(sink);
    // Inside the stage, so that a model that throws is one that fails.
    return CompletableFuture.completedFuture(prompts.write(question, findings))
        .thenCompose(prompt -> asked.write(prompt, transcript))
        .thenApply(written -> written(transcript.end(), findings))
        .exceptionallyCompose(
            failure -> {
              LOGGER.log(WARNING, "model failed, knowledge answers: {0}", reason(failure));
              transcript.voidAll();
              return withoutModel(findings, sink);
            });
  }

  private CompletionStage<Answer> withoutModel(Findings findings, AnswerSink sink) {
    Answer answer =
        findings.passages().stream()
            .findFirst()
            .map(Assistant::quote)
            .orElseGet(() -> fallback.in(findings.language()));
    return PacedText.write(answer.text(), sink, executor).thenApply(written -> answer);
  }

  private static Answer quote(Passage passage) {
    List<Article.Action> actions = passage.article().actions();
    return new Answer(
        passage.text(), Origin.KNOWLEDGE, Answer.Source.of(List.of(passage)), actions);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
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
