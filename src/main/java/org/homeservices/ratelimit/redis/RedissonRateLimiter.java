package org.homeservices.ratelimit.redis;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.NotForgotten;
import org.homeservices.ratelimit.RateLimiter;

/** Buckets that all nodes share. One decision is one script, so it is one step. */
final class RedissonRateLimiter implements RateLimiter {
  private final LimitServer server;
  private final RateLimiter ownJudgement;

  /**
   * @param ownJudgement decides where Redis does not
   */
  RedissonRateLimiter(LimitServer server, RateLimiter ownJudgement) {
    this.server = server;
    this.ownJudgement = ownJudgement;
  }

  @Override
  public CompletionStage<Decision> take(List<Charge> charges) {
    return charges.isEmpty()
        ? completedStage(Decision.FREE)
        : run(charges, Charge::cost)
            .thenApply(rooms -> Decision.of(charges, rooms))
            .exceptionallyCompose(
                failure -> {
                  server.fallBack();
                  return ownJudgement.take(charges);
                });
  }

  @Override
  public CompletionStage<Void> giveBack(List<Charge> charges) {
    return charges.isEmpty()
        ? completedStage(null)
        : run(charges, charge -> -charge.cost())
            .<Void>thenApply(rooms -> null)
            .exceptionallyCompose(
                failure -> {
                  server.fallBack();
                  return ownJudgement.giveBack(charges);
                });
  }

  /** This node may have judged while Redis was away, so it forgets too. */
  @Override
  public CompletionStage<Void> forget(List<Bucket> kinds, String key) {
    List<String> keys = kinds.stream().map(kind -> server.nameOf(kind.name(), key)).toList();
    return ownJudgement
        .forget(kinds, key)
        .thenCompose(own -> server.run(Script.FORGET, keys, List.of()))
        .<Void>thenApply(forgotten -> null)
        .exceptionallyCompose(failure -> failedStage(new NotForgotten(failure)));
  }

  private CompletionStage<List<Long>> run(List<Charge> charges, ToLongFunction<Charge> cost) {
    List<String> keys =
        charges.stream()
            .map(charge -> server.nameOf(charge.bucket().name(), charge.key()))
            .toList();
    List<String> arguments =
        charges.stream()
            .flatMap(charge -> Stream.of(cost.applyAsLong(charge), charge.bucket().depth()))
            .map(String::valueOf)
            .toList();
    return server.run(Script.TAKE, keys, arguments);
  }
}
