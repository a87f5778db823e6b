package org.homeservices.testing;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.chat.Answering;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.memory.InMemoryGenerations;
import org.homeservices.generation.memory.InMemoryRegister;

/** What answers are written with, in memory. */
public final class Answerings {
  private static final GenerationSettings SETTINGS =
      GenerationSettings.withLease(Duration.ofSeconds(2));

  private Answerings() {}

  /** An assistant whose answers are followed on this node alone. */
  public static Answering of(Assistant assistant, ScheduledExecutorService executor) {
    return new Answering(
        assistant,
        new JsonAnswers(),
        new InMemoryGenerations(SETTINGS, executor),
        new InMemoryRegister(SETTINGS.idle(), System::nanoTime));
  }
}
