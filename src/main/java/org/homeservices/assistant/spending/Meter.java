package org.homeservices.assistant.spending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.assistant.TextSink;

/** Hands a text on and counts what it is long, and knows whether anybody still wants it. */
final class Meter implements TextSink {
  private final TextSink sink;
  private final AtomicInteger characters = new AtomicInteger();

  // Guarded by this.
  private final List<Runnable> stops = new ArrayList<>();
  private boolean unwanted;

  private Meter(TextSink sink) {
    this.sink = sink;
  }

  /** Counts what is written for a sink. */
  static Meter on(TextSink sink) {
    Meter meter = new Meter(sink);
    sink.whenUnwanted(meter::stop);
    return meter;
  }

  /** How long the text is so far. */
  int characters() {
    return characters.get();
  }

  /** Whether nobody wants it any more. */
  synchronized boolean isUnwanted() {
    return unwanted;
  }

  @Override
  public void text(String more) {
    characters.addAndGet(more.length());
    sink.text(more);
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    if (!isKept(stop)) {
      stop.run();
    }
  }

  @Override
  public Duration waited() {
    return sink.waited();
  }

  private synchronized boolean isKept(Runnable stop) {
    return !unwanted && stops.add(stop);
  }

  private void stop() {
    stopped().forEach(Runnable::run);
  }

  private synchronized List<Runnable> stopped() {
    unwanted = true;
    List<Runnable> all = List.copyOf(stops);
    stops.clear();
    return all;
  }
}
