package org.homeservices.web.socket;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homeservices.web.Frames;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a message to a thousand sockets costs before the container has it, for each socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FanOutBench {
  private static final int SOCKETS = 1_000;
  private static final int BURST = 16;
  private static final Frames FRAMES = new Frames();

  /** Length of the encoded message. */
  @Param({"300", "4200"})
  public int length;

  private String message = "";
  private List<TakingRemote> remotes = List.of();
  private List<SessionWriter> ready = List.of();
  private List<TakingRemote> slowRemotes = List.of();
  private List<SessionWriter> busy = List.of();
  private long seq;

  @Setup
  public void open() {
    message = "{\"type\":\"message\",\"content\":\"" + "x".repeat(length - 30) + "\"}";
    remotes = remotes(true);
    ready = remotes.stream().map(FanOutBench::writer).toList();
    slowRemotes = remotes(false);
    busy = slowRemotes.stream().map(FanOutBench::writer).toList();
  }

  /** Every socket takes the frame at once: one message, one send. */
  @Benchmark
  @OperationsPerInvocation(SOCKETS)
  public long oneByOne() {
    String frame = FRAMES.inPlace(++seq, null, message);
    ready.forEach(writer -> writer.write(frame));
    return remotes.get(0).characters();
  }

  /** The first of sixteen frames leaves at once; the others wait for its end and leave joined. */
  @Benchmark
  @OperationsPerInvocation(SOCKETS * BURST)
  public long joined() {
    for (int i = 0; i < BURST; i++) {
      String frame = FRAMES.inPlace(++seq, null, message);
      busy.forEach(writer -> writer.write(frame));
    }
    slowRemotes.forEach(FanOutBench::drain);
    return slowRemotes.get(0).characters();
  }

  /** Ends sends until none follows. */
  private static void drain(TakingRemote remote) {
    for (long before = -1; before != remote.characters(); ) {
      before = remote.characters();
      remote.end();
    }
  }

  private static List<TakingRemote> remotes(boolean endsAtOnce) {
    return IntStream.range(0, SOCKETS).mapToObj(i -> new TakingRemote(endsAtOnce)).toList();
  }

  private static SessionWriter writer(TakingRemote remote) {
    return new SessionWriter(
        remote, Pulse.none(System::nanoTime), FanOutBench::fail, FanOutBench::fail);
  }

  private static void fail() {
    throw new IllegalStateException("a fake socket has failed");
  }
}
