package org.homeservices.assistant.spending.redis;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.assistant.spending.SpendingSettings;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.RealRedis;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long money is reserved before a text, and settled after it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class SpendingBench {
  private static final Budget BUDGET = new Budget(SpendingSettings.MOST_A_DAY);

  @Param({"memory", "redis"})
  public String floor = "memory";

  private Ledger ledger = new InMemoryLedger(BUDGET, ManualClock.started());
  private @Nullable RealRedis redis;
  private @Nullable LedgerNode node;

  @Setup
  public void start() {
    if (floor.equals("redis")) {
      RealRedis server = RealRedis.started();
      Clock clock = Clock.tickMillis(ZoneOffset.UTC);
      LedgerNode started = LedgerNode.on(server, BUDGET.daily(), clock);
      redis = server;
      node = started;
      ledger = started.ledger;
    }
  }

  @TearDown
  public void stop() {
    if (node != null && redis != null) {
      node.close();
      redis.close();
    }
  }

  @Benchmark
  public Reservation reserveAndSettle() {
    Allowance allowance = ledger.reserve(100).toCompletableFuture().join();
    Reservation reservation = SomeMoney.reservationOf(Objects.requireNonNull(allowance));
    ledger.settle(reservation, SomeMoney.bill(7)).toCompletableFuture().join();
    return reservation;
  }
}
