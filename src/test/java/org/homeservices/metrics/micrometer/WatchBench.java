package org.homeservices.metrics.micrometer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Origin;
import org.homeservices.chat.ChatEvent;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Message;
import org.homeservices.web.Frames;
import org.homeservices.web.Sessions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What counting costs on the way of a message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(2)
public class WatchBench {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00.123Z");

  private final Frames frames = new Frames();
  private final Sessions sessions = new Sessions(0);
  private final MeteredChat watch = new MeteredChat(new Meters());
  private final String message =
      new ChatEvent.MessageAdded(
              new Message("m1", "c1", Author.VISITOR, null, "x".repeat(300), AT, null))
          .encodedBy(frames);

  /** For each socket that gets a frame. */
  @Benchmark
  public void frame() {
    sessions.sent();
  }

  /** Once for a message on each node: how late it is. */
  @Benchmark
  public Optional<Instant> lag() {
    Optional<Instant> at = frames.sentAt(message);
    at.ifPresent(sent -> watch.delivered(Duration.between(sent, AT)));
    return at;
  }

  /** Once for an answer. */
  @Benchmark
  public void answer() {
    watch.answered(Origin.CACHE, Duration.ZERO, Duration.ofMillis(3));
  }
}
