package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.EarlierAnswers;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.assistant.openai.OpenAiModel;
import org.homeservices.cache.Cache;
import org.homeservices.cache.ChatAnswers;
import org.homeservices.config.Settings;
import org.homeservices.knowledge.KnowledgeBase;

/** The assistant, with a language model where one is configured. */
@ApplicationScoped
public class AssistantWiring {

  @Produces
  @Singleton
  Assistant assistant(
      Settings settings,
      KnowledgeBase knowledge,
      @ChatAnswers Cache answers,
      ScheduledExecutorService executor) {
    ModelSettings model = settings.model();
    return model == null
        ? new Assistant(knowledge, Optional.empty(), settings.site(), executor)
        : Assistant.remembering(
            knowledge,
            new OpenAiModel(model, executor),
            EarlierAnswers.of(answers, new JsonAnswers(), settings.site(), model),
            settings.site(),
            executor);
  }
}
