package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.EarlierAnswers;
import org.homeservices.assistant.GuardedModel;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.Origin;
import org.homeservices.assistant.Savings;
import org.homeservices.assistant.guard.Canary;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.assistant.openai.OpenAiModel;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.Tariff;
import org.homeservices.assistant.spending.ThriftyModel;
import org.homeservices.assistant.upstream.TimelyModel;
import org.homeservices.assistant.upstream.Upstream;
import org.homeservices.cache.Cache;
import org.homeservices.cache.ChatAnswers;
import org.homeservices.config.Settings;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.metrics.micrometer.MeteredModel;
import org.homeservices.metrics.micrometer.Meters;

/**
 * The assistant. Where a language model is configured, each prompt goes through the guards, which
 * look at what comes back, and must let something through in time; through the budget, which
 * chooses who writes; and through the upstream, which tries again, takes the second model, or gives
 * up in time.
 */
@ApplicationScoped
public class AssistantWiring {

  @Produces
  @Singleton
  Models models(Settings settings, ScheduledExecutorService executor, Meters meters) {
    ModelSettings model = settings.model();
    if (model == null) {
      return new Models(null, List.of());
    }
    OpenAiModel server = new OpenAiModel(model, executor);
    return new Models(
        Upstream.of(model, name -> new MeteredModel(server.named(name), name, meters), executor),
        model.models());
  }

  @Produces
  @Singleton
  Assistant assistant(
      Settings settings,
      KnowledgeBase knowledge,
      @ChatAnswers Cache answers,
      Ledger ledger,
      Gaps gaps,
      Models models,
      ScheduledExecutorService executor) {
    ModelSettings model = settings.model();
    Upstream upstream = models.upstream();
    Assistant assistant =
        model == null || upstream == null
            ? new Assistant(knowledge, Optional.empty(), settings.site(), executor)
            : withModel(settings, model, upstream, knowledge, answers, ledger, executor);
    return assistant.recording(gaps);
  }

  private static Assistant withModel(
      Settings settings,
      ModelSettings model,
      Upstream upstream,
      KnowledgeBase knowledge,
      Cache answers,
      Ledger ledger,
      ScheduledExecutorService executor) {
    Tariff tariff = tariff(settings, model);
    LanguageModel thrifty = thrifty(model, upstream, tariff, ledger);
    Canary canary = canary(settings);
    LanguageModel guarded =
        new GuardedModel(thrifty, settings.site(), canary, settings.guard().linkHosts());
    return Assistant.remembering(
            knowledge,
            new TimelyModel(guarded, model.answerDeadline(), executor),
            canary,
            EarlierAnswers.of(answers, new JsonAnswers(), settings.site(), model),
            settings.site(),
            executor)
        .counting(savings(tariff, ledger));
  }

  private static LanguageModel thrifty(
      ModelSettings model, Upstream upstream, Tariff tariff, Ledger ledger) {
    boolean hasCheaper = model.models().size() > 1;
    return new ThriftyModel(
        upstream.inOrder(model.models()),
        hasCheaper ? upstream.inOrder(model.thriftyModels()) : null,
        ledger,
        tariff,
        model.maxTokens());
  }

  private static Tariff tariff(Settings settings, ModelSettings model) {
    List<String> models = model.models();
    return Tariff.of(settings.spending(), models.get(0), models.size() > 1 ? models.get(1) : null);
  }

  private static Savings savings(Tariff tariff, Ledger ledger) {
    return (work, how) ->
        ledger.saved(
            tariff.billOf(work.model(), work.usage()),
            how == Origin.JOINED ? Saving.JOINED : Saving.CACHE);
  }

  private static Canary canary(Settings settings) {
    String secret = new Pseudonyms(settings.secrets(), "canary").of("prompt");
    return Canary.of(secret.getBytes(StandardCharsets.US_ASCII));
  }
}
