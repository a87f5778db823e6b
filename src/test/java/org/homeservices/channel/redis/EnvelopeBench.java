package org.homeservices.channel.redis;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homeservices.channel.Drops;
import org.homeservices.channel.GroupName;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Sealer;
import org.jspecify.annotations.Nullable;
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

/** What it costs to pack an entry of a history, sealed or not, and to unpack it on another node. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvelopeBench {
  private static final GroupKey GROUP = GroupKey.of(new GroupName("conversation.bench"));
  private static final String ID = "64ffbeda-1f8c-453f-87f1-def21871df8a";

  /** Length of the encoded message, in characters. */
  @Param({"300", "4200"})
  public int length;

  @Param({"true", "false"})
  public boolean encrypt;

  private Payloads payloads = new Payloads(Protection.NONE, new Drops());
  private Entry entry = new Entry(1, ID, GroupKey.digest("visitor:c-1"), "");
  private byte[] packed = {};

  @Setup
  public void write() {
    KeyRing ring = KeyRing.of("a secret of thirty-two or more characters", List.of());
    Protection seal = encrypt ? Protection.with(new Sealer(ring, "bench")) : Protection.NONE;
    payloads = new Payloads(seal, new Drops());
    entry = new Entry(1, ID, entry.key(), "x".repeat(length));
    packed = payloads.seal(GROUP, entry);
  }

  @Benchmark
  public byte[] pack() {
    return payloads.seal(GROUP, entry);
  }

  @Benchmark
  public @Nullable Entry unpack() {
    return payloads.openEntry(GROUP, 1, packed);
  }
}
