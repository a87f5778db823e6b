package org.homeservices.assistant;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions: by what the model has said before, by the model where there is one, else from
 * the knowledge base, else by saying what it can do. The visitor is never left without an answer.
 */
public final class Assistant {
  private static final System.Logger LOGGER = System.getLogger(Assistant.class.getName());
  private static final int PASSAGES = 3;

  private final KnowledgeBase knowledge;
  private final @Nullable ModelAnswers model;
  private final ScheduledExecutorService executor;
  private final FallbackAnswers fallback;

  /**
   * An assistant that remembers no answer.
   *
   * @param model empty: the knowledge base alone answers
   * @param executor paces known texts; its threads also search and call the sinks
   */
  public Assistant(
      KnowledgeBase knowledge,
      Optional<LanguageModel> model,
      SiteFacts site,
      ScheduledExecutorService executor) {
    this(
        knowledge,
        model.map(one -> new ModelAnswers(one, new PromptWriter(site), null)).orElse(null),
        site,
        executor);
  }

  private Assistant(
      KnowledgeBase knowledge,
      @Nullable ModelAnswers model,
      SiteFacts site,
      ScheduledExecutorService executor) {
    this.knowledge = knowledge;
    this.model = model;
    this.executor = executor;
    this.fallback = new FallbackAnswers(site);
  }

  /** An assistant whose model need not write again what it has written before. */
  public static Assistant remembering(
      KnowledgeBase knowledge,
      LanguageModel model,
      EarlierAnswers earlier,
      SiteFacts site,
      ScheduledExecutorService executor) {
    ModelAnswers answers = new ModelAnswers(model, new PromptWriter(site), earlier);
    return new Assistant(knowledge, answers, site, executor);
  }

  /** Answers a question: plans the answer, and writes it. */
  public CompletionStage<Answer> answer(Question question, AnswerSink sink) {
    return plan(question).thenCompose(plan -> write(plan, sink));
  }

  /** Finds out how a question will be answered; never fails. Searches on the calling thread. */
  public CompletionStage<AnswerPlan> plan(Question question) {
    Findings findings = find(question);
    return model == null
        ? completedStage(new AnswerPlan(question, findings, List.of(), Optional.empty()))
        : model.plan(question, findings);
  }

  /** Plans an answer that is written anew, whatever is known, and for its visitor alone. */
  public CompletionStage<AnswerPlan> planAnew(Question question) {
    return completedStage(new AnswerPlan(question, find(question), List.of(), Optional.empty()));
  }

  /**
   * Writes the answer that was planned.
   *
   * @param sink gets the text as it is written; together its pieces are the answer's text
   * @return the whole answer; never fails. Completes on a thread of the executor or of the model
   */
  public CompletionStage<Answer> write(AnswerPlan plan, AnswerSink sink) {
    return plan.known()
        .map(known -> paced(known, sink))
        .orElseGet(
            () ->
                model == null ? withoutModel(plan.findings(), sink) : withModel(model, plan, sink));
  }

  /** What is said where an answer could not be written at all. */
  public Answer apology(Question question) {
    return fallback.in(question.locale());
  }

  /** How a person can be reached. */
  public Answer contact(Locale locale) {
    return fallback.in(locale);
  }

  /** That a person has been called, and that an e-mail address would help. */
  public Answer called(Locale locale) {
    return fallback.in(locale);
  }

  /** That somebody will write to the e-mail address that the visitor has left. */
  public Answer addressTaken(Locale locale) {
    return fallback.in(locale);
  }

  /**
   * Has an answer that a visitor found bad forgotten, and none kept for the same question for an
   * hour.
   */
  public CompletionStage<Void> dislike(Question question) {
    return completedStage(null);
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
      ModelAnswers answers, AnswerPlan plan, AnswerSink sink) {
    Transcript transcript = new Transcript(sink);
    return answers
        .write(plan, transcript)
        .exceptionallyCompose(
            failure -> {
              LOGGER.log(WARNING, "model failed: {0}", reason(failure));
              transcript.voidAll();
              return answers.findStale(plan).thenCompose(stale -> instead(stale, plan, sink));
            });
  }

  private CompletionStage<Answer> instead(
      Optional<Answer> stale, AnswerPlan plan, AnswerSink sink) {
    return stale
        .map(answer -> paced(answer, sink))
        .orElseGet(() -> withoutModel(plan.findings(), sink));
  }

  private CompletionStage<Answer> withoutModel(Findings findings, AnswerSink sink) {
    return paced(
        findings.passages().stream()
            .findFirst()
            .map(Assistant::quote)
            .orElseGet(() -> fallback.in(findings.language())),
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

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
  }
}
