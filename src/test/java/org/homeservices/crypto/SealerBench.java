package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to seal a message for its way, and to open it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealerBench {
  private static final byte[] PLACE = "e0123456789abcdefghijkl".getBytes(ISO_8859_1);

  /** Length of the message, in bytes. */
  @Param({"200", "4096"})
  public int length;

  private final Sealer sealer =
      new Sealer(KeyRing.of("a secret of thirty-two or more characters", List.of()), "bench");
  private byte[] plain = {};
  private byte[] sealed = {};

  @Setup
  public void write() {
    plain = "x".repeat(length).getBytes(ISO_8859_1);
    sealed = sealer.seal(plain, PLACE);
  }

  @Benchmark
  public byte[] seal() {
    return sealer.seal(plain, PLACE);
  }

  @Benchmark
  public Opened open() {
    return sealer.open(sealed, PLACE);
  }
}
