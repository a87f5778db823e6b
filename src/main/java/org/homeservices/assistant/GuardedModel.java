package org.homeservices.assistant;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.guard.GuardRules;
import org.homeservices.assistant.guard.LinkRules;
import org.homeservices.assistant.guard.OutputGuard.Given;

/**
 * A model that says nothing which must not leave it. Where the one inside gives its instructions
 * away or invents a price, it is stopped and the text fails. Thread-safe as the one inside.
 */
public final class GuardedModel implements LanguageModel {
  private final LanguageModel inside;
  private final GuardRules rules;

  /**
   * @param canary of the prompts that it is given
   * @param linkHosts to which it may link
   */
  public GuardedModel(LanguageModel inside, SiteFacts site, Canary canary, List<String> linkHosts) {
    this.inside = inside;
    LinkRules links = new LinkRules(linkHosts, site.supportEmail(), site.supportPhone());
    this.rules = new GuardRules(canary, PromptTexts.rules(), links);
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    GuardedSink guarded = new GuardedSink(rules, given(prompt), sink);
    return inside
        .write(prompt, guarded)
        .thenApply(guarded::ended)
        .exceptionallyCompose(failure -> failedStage(guarded.failureOr(failure)));
  }

  /** The company has said its earlier turns already; those of the visitor vouch for nothing. */
  private static Given given(Prompt prompt) {
    Stream<String> said =
        prompt.earlier().stream()
            .filter(turn -> turn.speaker() == Turn.Speaker.COMPANY)
            .map(Turn::text);
    String publicText = String.join("\n", Stream.concat(Stream.of(prompt.system()), said).toList());
    return new Given(publicText, prompt.user());
  }
}
