package org.homeservices.generation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.homeservices.generation.Register;
import org.jspecify.annotations.Nullable;

/** What this node writes. Holds at most {@value #MOST} entries; beyond, the oldest goes. */
public final class InMemoryRegister implements Register {
  private static final int MOST = 10_000;

  private final Duration idle;
  private final LongSupplier nanoTime;

  // Guarded by this.
  private final Map<String, Line> lines = new LinkedHashMap<>();

  private record Line(String entry, long enteredAt) {}

  /**
   * @param idle how long an entry is kept
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public InMemoryRegister(Duration idle, LongSupplier nanoTime) {
    this.idle = idle;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized CompletionStage<Void> enter(String name, String entry) {
    lines.remove(name);
    lines.put(name, new Line(entry, nanoTime.getAsLong()));
    lines.values().removeIf(line -> lines.size() > MOST || isOver(line));
    return completedStage(null);
  }

  @Override
  public synchronized CompletionStage<Optional<String>> find(String name) {
    @Nullable Line line = lines.get(name);
    return completedStage(Optional.ofNullable(line).filter(one -> !isOver(one)).map(Line::entry));
  }

  @Override
  public synchronized CompletionStage<Void> strike(String name, String entry) {
    lines.computeIfPresent(name, (same, line) -> line.entry().equals(entry) ? null : line);
    return completedStage(null);
  }

  private boolean isOver(Line line) {
    return nanoTime.getAsLong() - line.enteredAt() > idle.toNanos();
  }
}
