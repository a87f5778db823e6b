package org.homeservices.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one model, and how long they take. */
public final class MeteredModel implements LanguageModel {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final LanguageModel model;
  private final Counter written;
  private final Map<ModelFailure.Kind, Counter> failed = new EnumMap<>(ModelFailure.Kind.class);
  private final Timer took;

  /**
   * @param name of the model, as it is configured
   */
  public MeteredModel(LanguageModel model, String name, Meters meters) {
    this.model = model;
    this.written = calls(meters, name, "written");
    for (ModelFailure.Kind kind : ModelFailure.Kind.values()) {
      failed.put(kind, calls(meters, name, MeteredChat.code(kind)));
    }
    this.took = meters.timer("model.call", "How long calls of a model took", BOUNDS, "model", name);
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    long begin = System.nanoTime();
    return model
        .write(prompt, sink)
        .whenComplete(
            (completion, failure) -> {
              took.record(Duration.ofNanos(System.nanoTime() - begin));
              count(failure);
            });
  }

  private void count(@Nullable Throwable failure) {
    Counter counter =
        failure == null ? written : failed.getOrDefault(ModelFailure.of(failure).kind(), written);
    counter.increment();
  }

  private static Counter calls(Meters meters, String model, String outcome) {
    return meters.counter("model.calls", "Calls of a model", "model", model, "outcome", outcome);
  }
}
