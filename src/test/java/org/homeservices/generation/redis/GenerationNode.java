package org.homeservices.generation.redis;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.crypto.Protection;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Generations;
import org.homeservices.generation.GenerationsContract;
import org.homeservices.generation.Register;
import org.homeservices.generation.memory.InMemoryRegister;
import org.homeservices.wiring.TestNodes;
import org.redisson.api.RedissonClient;

/** What one node of a cluster needs to have texts written, and to follow them. */
final class GenerationNode implements AutoCloseable {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final AtomicBoolean dead = new AtomicBoolean();
  private final RedissonClient client;
  private final RedissonGenerations generations;
  private final Register register;

  GenerationNode(int port) {
    this(port, TestNodes.seal());
  }

  GenerationNode(int port, Protection seal) {
    this(port, seal, GenerationsContract.SETTINGS);
  }

  GenerationNode(int port, Protection seal, GenerationSettings settings) {
    this.client = TestNodes.answers(port);
    this.generations =
        new RedissonGenerations(
            () -> Optional.of(client).filter(one -> !dead.get()),
            seal,
            settings,
            executor,
            System::nanoTime);
    this.register =
        new RedissonRegister(
            () -> Optional.of(client),
            seal,
            settings.idle(),
            new InMemoryRegister(settings.idle(), System::nanoTime));
    generations.start();
  }

  Generations generations() {
    return generations;
  }

  Register register() {
    return register;
  }

  /** Says nothing more to Redis, like a node that was killed. */
  void kill() {
    dead.set(true);
    generations.stop();
  }

  @Override
  public void close() {
    generations.stop();
    executor.shutdownNow();
    client.shutdown();
  }
}
