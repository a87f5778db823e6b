package org.homeservices.assistant.upstream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelSettings;

/**
 * The models of a node by their names. Whoever asks them in whichever order, what is known of a
 * model's failures is known to all. Thread-safe.
 *
 * <pre>{@code
 * Upstream upstream = Upstream.of(settings, name -> …, executor);
 * LanguageModel usual = upstream.inOrder(settings.models());
 * LanguageModel thrifty = upstream.inOrder(settings.thriftyModels());
 * }</pre>
 */
public final class Upstream {
  private final ModelSettings settings;
  private final Function<String, LanguageModel> byName;
  private final ScheduledExecutorService executor;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final Map<String, TriedModel> models = new ConcurrentHashMap<>();

  Upstream(
      ModelSettings settings,
      Function<String, LanguageModel> byName,
      ScheduledExecutorService executor,
      LongSupplier nanoTime,
      DoubleSupplier random) {
    this.settings = settings;
    this.byName = byName;
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.backoff = new Backoff(random);
  }

  /**
   * Asks nobody yet.
   *
   * @param settings whose deadline, number of retries and time to the first text count here
   * @param byName makes a model that asks once; called once for each name
   * @param executor runs the timers and what follows them
   */
  public static Upstream of(
      ModelSettings settings,
      Function<String, LanguageModel> byName,
      ScheduledExecutorService executor) {
    return new Upstream(
        settings,
        byName,
        executor,
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * A model that has the first of these write, and each other one where those before it fail before
   * any text. It fails where no text has come by the deadline, and where a text that has begun
   * breaks off.
   *
   * @param names at least one
   */
  public LanguageModel inOrder(List<String> names) {
    List<TriedModel> chain =
        names.stream().map(name -> models.computeIfAbsent(name, this::tried)).toList();
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("names: must hold at least one");
    }
    return (prompt, sink) -> {
      Patience patience = new Patience(settings, sink.waited(), backoff, nanoTime);
      return new Errand(prompt, sink, chain, patience, executor).start();
    };
  }

  /** Whether a model is left alone now, because it fails; false for one that nobody asks. */
  public boolean isResting(String name) {
    TriedModel model = models.get(name);
    return model != null && model.isResting();
  }

  private TriedModel tried(String name) {
    Circuit circuit = new Circuit(name, settings.firstTokenTimeout(), nanoTime);
    return new TriedModel(byName.apply(name), circuit, nanoTime);
  }
}
