package org.homeservices.generation.memory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.generation.Generations;
import org.homeservices.generation.GenerationsContract;
import org.junit.jupiter.api.AfterEach;

class InMemoryGenerationsTest implements GenerationsContract {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final Generations generations = new InMemoryGenerations(SETTINGS, executor);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Override
  public Generations generations() {
    return generations;
  }
}
