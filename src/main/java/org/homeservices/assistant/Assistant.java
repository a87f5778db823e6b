package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.guard.Masking;
import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Languages;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions: by what the model has said before, by the model where there is one, else from
 * the knowledge base, else by saying what it can do. The visitor is never left without an answer.
 */
public final class Assistant {
  private final QuestionReader reader;
  private final @Nullable ModelAnswers model;
  private final Savings savings;
  private final @Nullable Gaps gaps;
  private final ScheduledExecutorService executor;
  private final SetAnswers set;
  private final Manners manners;
  private final Rungs rungs;

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
        null,
        executor,
        new SetAnswers(site));
  }

  private Assistant(
      QuestionReader reader,
      @Nullable ModelAnswers model,
      Savings savings,
      @Nullable Gaps gaps,
      ScheduledExecutorService executor,
      SetAnswers set) {
    this.reader = reader;
    this.model = model;
    this.savings = savings;
    this.gaps = gaps;
    this.executor = executor;
    this.set = set;
    this.manners = new Manners(set);
    this.rungs = new Rungs(model, set, savings, executor);
  }

  /** An assistant whose model need not write again what it has written before. */
  public static Assistant remembering(
      KnowledgeBase knowledge,
      LanguageModel model,
      EarlierAnswers earlier,
      SiteFacts site,
      ScheduledExecutorService executor) {
    return remembering(knowledge, model, Canary.SAMPLE, earlier, site, executor);
  }

  /**
   * The same.
   *
   * @param canary stands in the prompts; the model is to be one that never lets it out
   */
  public static Assistant remembering(
      KnowledgeBase knowledge,
      LanguageModel model,
      Canary canary,
      EarlierAnswers earlier,
      SiteFacts site,
      ScheduledExecutorService executor) {
    return new Assistant(
        new QuestionReader(knowledge),
        new ModelAnswers(model, new PromptWriter(site, canary), earlier),
        Savings.UNCOUNTED,
        null,
        executor,
        new SetAnswers(site));
  }

  /** The same, which tells what it need not pay. */
  public Assistant counting(Savings told) {
    return new Assistant(reader, model, told, gaps, executor, set);
  }

  /** The same, which records what the knowledge base cannot answer. */
  public Assistant recording(Gaps records) {
    return new Assistant(reader, model, savings, records, executor, set);
  }

  /** Reads what it needs for its first answer, so that no visitor waits for that. */
  public void prepare() {
    Reading reading = reader.read(new Question("Quanto custa uma faxina?", Languages.PORTUGUESE));
    Optional<Answer> unused = manners.answer(reading);
  }

  /** Answers a question: plans the answer, and writes it. */
  public CompletionStage<Answer> answer(Question question, AnswerSink sink) {
    return plan(question).thenCompose(plan -> write(plan, sink));
  }

  /** Finds out how a question will be answered; never fails. Searches on the calling thread. */
  public CompletionStage<AnswerPlan> plan(Question question) {
    Reading reading = reader.read(question);
    return manners
        .answer(reading)
        .<CompletionStage<AnswerPlan>>map(
            answer -> completedStage(AnswerPlan.known(reading, answer)))
        .orElseGet(
            () -> {
              recordGap(reading);
              return planOf(reading);
            });
  }

  /** Plans an answer that is written anew, whatever is known, and for its visitor alone. */
  public CompletionStage<AnswerPlan> planAnew(Question question) {
    Reading reading = reader.read(question);
    return completedStage(
        manners
            .answerAnew(reading)
            .map(answer -> AnswerPlan.known(reading, answer))
            .orElseGet(
                () ->
                    reading.deservesModel()
                        ? AnswerPlan.byModel(reading, List.of())
                        : AnswerPlan.withoutModel(reading)));
  }

  private void recordGap(Reading reading) {
    if (gaps != null && reading.isOffTopic() && !reading.tampering()) {
      Question question = reading.question();
      gaps.record(
          Masking.of(question.text()), reading.findings().language(), question.scene().page());
    }
  }

  private CompletionStage<AnswerPlan> planOf(Reading reading) {
    return model == null || !reading.deservesModel()
        ? completedStage(AnswerPlan.withoutModel(reading))
        : model.plan(reading);
  }

  /**
   * Writes the answer that was planned.
   *
   * @param sink gets the text as it is written; together its pieces are the answer's text
   * @return the whole answer; never fails. Completes on a thread of the executor or of the model
   */
  public CompletionStage<Answer> write(AnswerPlan plan, AnswerSink sink) {
    return rungs.write(plan, sink);
  }

  /** An answer was given that a model had written for somebody else, now or before. */
  public void given(Answer answer) {
    rungs.given(answer);
  }

  /** What is said where an answer could not be written at all. */
  public Answer apology(Question question) {
    return set.fallback(question.locale());
  }

  /** How a person can be reached. */
  public Answer contact(Locale locale) {
    return set.contact(locale);
  }

  /** That a person has been called, and that an e-mail address would help. */
  public Answer called(Locale locale) {
    return set.called(locale);
  }

  /** That somebody will write to the e-mail address that the visitor has left. */
  public Answer addressTaken(Locale locale) {
    return set.addressTaken(locale);
  }

  /** That nobody could be called, and how a person can be reached instead. */
  public Answer nobodyCame(Locale locale) {
    return set.nobodyCame(locale);
  }

  /**
   * Has the answers forgotten that were written for the questions of a talk, also by those who may
   * get them since they say nothing of anybody.
   *
   * @param talk as {@link AnswerPlan#askedIn} was told
   * @return fails with {@link NotForgotten} where some may be left
   */
  public CompletionStage<Void> forget(String talk) {
    return model == null ? completedStage(null) : model.forget(talk);
  }

  /**
   * Has an answer that a visitor found bad forgotten, and none kept for the same question for an
   * hour.
   */
  public CompletionStage<Void> dislike(Question question) {
    return model == null ? completedStage(null) : model.dislike(reader.read(question));
  }
}
