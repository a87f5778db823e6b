package org.homeservices.assistant.reuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.knowledge.Findings;

/**
 * Judges whether an answer may serve others: the question before it is answered, and the answer
 * before it is kept. Both must say yes. Counts why not. Thread-safe.
 */
public final class Reuse {
  /** At more the model says something else each time. */
  private static final double MOST_TEMPERATURE = 0.3;

  private final Recipe recipe;
  private final List<String> publicContacts;
  private final NoStoreCounts counts = new NoStoreCounts();

  /**
   * Judges for one installation.
   *
   * @param publicContacts the company's own addresses and numbers, which an answer may hold
   */
  public Reuse(Recipe recipe, Collection<String> publicContacts) {
    this.recipe = recipe;
    this.publicContacts = publicContacts.stream().filter(text -> !text.isBlank()).toList();
  }

  /**
   * Judges a question.
   *
   * @param question as typed
   * @param findings what stands in its prompt; their language is the answer's
   * @return the keys under which an answer may be looked up and kept, or why there are none
   */
  public Judgement judge(String question, Circumstances circumstances, Findings findings) {
    Optional<SharedRequest> shared =
        new PromptParts(shared(question, circumstances, findings), circumstances.personal())
            .shareable();
    if (shared.isEmpty()) {
      return counted(NoStore.PERSONAL);
    }
    return new QuestionRules(question, withTemperature(circumstances), findings.language())
        .reason()
        .map(this::counted)
        .orElseGet(() -> new Judgement.Reusable(AnswerKeys.of(shared.get())));
  }

  private SharedPart shared(String question, Circumstances circumstances, Findings findings) {
    return new SharedPart(
        recipe,
        findings.language(),
        circumstances.audience(),
        circumstances.pageClass(),
        Grounding.of(findings),
        circumstances.history(),
        question);
  }

  private Circumstances withTemperature(Circumstances circumstances) {
    return recipe.temperature() > MOST_TEMPERATURE
        ? circumstances.because(NoStore.TEMPERATURE)
        : circumstances;
  }

  private Judgement counted(NoStore reason) {
    counts.count(reason);
    return new Judgement.Private(reason);
  }

  /**
   * Judges an answer whose question was found reusable.
   *
   * @param text all of it
   * @param findings the same as before; what they say is public
   * @return why it must not be kept; empty: it may be
   */
  public Optional<NoStore> judgeAnswer(String text, Finish finish, Findings findings) {
    List<String> publicTexts = new ArrayList<>(publicContacts);
    findings.passages().forEach(passage -> publicTexts.add(passage.text()));
    Optional<NoStore> reason = new AnswerRules(text, finish, publicTexts).reason();
    reason.ifPresent(counts::count);
    return reason;
  }

  /** How often each reason has held, of all of them. */
  public Map<NoStore, Long> counts() {
    return counts.read();
  }
}
