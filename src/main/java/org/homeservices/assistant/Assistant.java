package org.homeservices.assistant;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions: by what the model has said before, by the model where there is one, else from
 * the knowledge base, else by saying what it can do. The visitor is never left without an answer.
 */
public final class Assistant {
  private static final System.Logger LOGGER = System.getLogger(Assistant.class.getName());

  private final QuestionReader reader;
  private final @Nullable ModelAnswers model;
  private final Savings savings;
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
        new QuestionReader(knowledge),
        model.map(one -> new ModelAnswers(one, new PromptWriter(site), null)).orElse(null),
        Savings.UNCOUNTED,
        executor,
        new FallbackAnswers(site));
  }

  private Assistant(
      QuestionReader reader,
      @Nullable ModelAnswers model,
      Savings savings,
      ScheduledExecutorService executor,
      FallbackAnswers fallback) {
    this.reader = reader;
    this.model = model;
    this.savings = savings;
    this.executor = executor;
    this.fallback = fallback;
  }

  /** An assistant whose model need not write again what it has written before. */
  public static Assistant remembering(
      KnowledgeBase knowledge,
      LanguageModel model,
      EarlierAnswers earlier,
      SiteFacts site,
      ScheduledExecutorService executor) {
    return new Assistant(
        new QuestionReader(knowledge),
        new ModelAnswers(model, new PromptWriter(site), earlier),
        Savings.UNCOUNTED,
        executor,
        new FallbackAnswers(site));
  }

  /** The same, which tells what it need not pay. */
  public Assistant counting(Savings told) {
    return new Assistant(reader, model, told, executor, fallback);
  }

  /** Answers a question: plans the answer, and writes it. */
  public CompletionStage<Answer> answer(Question question, AnswerSink sink) {
    return plan(question).thenCompose(plan -> write(plan, sink));
  }

  /** Finds out how a question will be answered; never fails. Searches on the calling thread. */
  public CompletionStage<AnswerPlan> plan(Question question) {
    Reading reading = reader.read(question);
    return model == null || !reading.deservesModel()
        ? completedStage(AnswerPlan.withoutModel(reading))
        : model.plan(reading);
  }

  /** Plans an answer that is written anew, whatever is known, and for its visitor alone. */
  public CompletionStage<AnswerPlan> planAnew(Question question) {
    Reading reading = reader.read(question);
    return completedStage(
        model == null || !reading.deservesModel()
            ? AnswerPlan.withoutModel(reading)
            : AnswerPlan.byModel(reading, List.of()));
  }

  /**
   * Writes the answer that was planned.
   *
   * @param sink gets the text as it is written; together its pieces are the answer's text
   * @return the whole answer; never fails. Completes on a thread of the executor or of the model
   */
  public CompletionStage<Answer> write(AnswerPlan plan, AnswerSink sink) {
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
  public void given(Answer answer) {
    Work work = answer.work();
    if (work != null && answer.origin() != Origin.MODEL) {
      savings.saved(work, answer.origin());
    }
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
    return model == null ? completedStage(null) : model.dislike(reader.read(question));
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
    stale.ifPresent(this::given);
    return stale.map(answer -> paced(answer, sink)).orElseGet(() -> withoutModel(plan, sink));
  }

  private CompletionStage<Answer> withoutModel(AnswerPlan plan, AnswerSink sink) {
    return paced(
        plan.findings().passages().stream()
            .findFirst()
            .map(Assistant::quote)
            .orElseGet(() -> fallback.in(plan.findings().language())),
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
