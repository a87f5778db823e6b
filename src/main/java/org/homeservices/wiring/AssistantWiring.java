package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.openai.OpenAiModel;
import org.homeservices.config.Settings;
import org.homeservices.knowledge.KnowledgeBase;

/** The assistant, with a language model where one is configured. */
@ApplicationScoped
public class AssistantWiring {

  @Produces
  @Singleton
  Assistant assistant(
      Settings settings, KnowledgeBase knowledge, ScheduledExecutorService executor) {
    Optional<LanguageModel> model =
        Optional.ofNullable(settings.model()).map(chosen -> new OpenAiModel(chosen, executor));
    return new Assistant(knowledge, model, settings.site(), executor);
  }
}
