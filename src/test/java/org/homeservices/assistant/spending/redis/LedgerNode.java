package org.homeservices.assistant.spending.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.config.RedisSettings;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;

/** A node whose money is on Redis. */
final class LedgerNode implements AutoCloseable {
  /** One that waits for a busy machine rather than decide by itself. */
  static final LedgerTimes PATIENT =
      new LedgerTimes(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          LedgerTimes.USUAL.hold());

  final ClusterNode node;
  final RedissonLedger ledger;

  private final Clock clock;

  private LedgerNode(ClusterNode node, long budget, LedgerTimes times, Clock clock) {
    this.node = node;
    this.clock = clock;
    this.ledger =
        new RedissonLedger(node::commands, new Budget(budget), times, clock, System::nanoTime);
  }

  static LedgerNode on(RedisSettings redis, long budget, LedgerTimes times, Clock clock) {
    return new LedgerNode(TestNodes.joined(redis, ChannelSuite.SETTINGS), budget, times, clock);
  }

  static LedgerNode on(RealRedis redis, long budget, Clock clock) {
    return on(TestNodes.single(redis.port()), budget, PATIENT, clock);
  }

  /** Another ledger on the same connection: to Redis it is another node. */
  LedgerNode beside(long budget, LedgerTimes times) {
    return new LedgerNode(node, budget, times, clock);
  }

  Allowance reserve(long estimate) {
    return Await.value(ledger.reserve(estimate));
  }

  Reservation reserved(long estimate) {
    return SomeMoney.reservationOf(reserve(estimate));
  }

  void settle(Reservation reservation, long cost) {
    settle(reservation, SomeMoney.bill(cost));
  }

  void settle(Reservation reservation, Bill bill) {
    Await.value(ledger.settle(reservation, bill));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  DayReport report() {
    return Await.value(ledger.report(today()));
  }

  /** Lets every reservation of a day reach its end, as it looks to the server. */
  static void outwait(RealRedis redis, LocalDate day) {
    redis.say(
        "EVAL",
        "for _, m in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do"
            + " redis.call('ZADD', KEYS[1], 1, m) end",
        "1",
        "hsc:0:{money}:held:" + day);
  }

  /** Ends without a word. */
  @Override
  public void close() {
    node.close();
  }
}
