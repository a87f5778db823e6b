package org.homeservices.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.Upkeep;
import org.homeservices.conversation.jpa.Reseal;
import org.homeservices.database.Duties;
import org.homeservices.identity.UsedTokens;

/** What is done now and then, by one node for all. */
@ApplicationScoped
public class Housekeeping {
  private static final System.Logger LOGGER = System.getLogger(Housekeeping.class.getName());
  private static final Duration OFTEN = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofHours(1);

  /** A transaction of so many rows holds nobody up. */
  private static final int BATCH = 100;

  @Inject Duties duties;
  @Inject ChatRoom room;
  @Inject Upkeep upkeep;
  @Inject Reseal reseal;
  @Inject UsedTokens usedTokens;
  @Inject Clock clock;

  /** Of the periodic task alone. */
  private long runs;

  /**
   * Begins.
   *
   * @param every has a task done again and again, after each such pause
   */
  void start(BiConsumer<Duration, Runnable> every) {
    Duty reconciliation = new Duty("reconcile", lease(SELDOM), room::reconcile);
    Duty resealing = new Duty("reseal", lease(SELDOM), () -> resealAll(0));
    Duty tokens = new Duty("used-tokens", lease(SELDOM), this::forgetTokens);
    every.accept(OFTEN, this::keepUp);
    every.accept(
        OFTEN,
        () -> {
          // Soon after the start too: a node that has just started may be one that died before.
          if (runs++ % (SELDOM.toMinutes() / OFTEN.toMinutes()) == 0) {
            reconciliation.run(duties);
            sealAnew(resealing);
            tokens.run(duties);
          }
        });
  }

  private void keepUp() {
    CompletionStage<Void> unused = upkeep.run();
  }

  /** Who has no more to do leaves the duty to those that have. */
  private void sealAnew(Duty resealing) {
    if (!reseal.isDone()) {
      resealing.run(duties);
    }
  }

  private CompletionStage<Void> resealAll(int before) {
    return reseal
        .reseal(BATCH)
        .thenCompose(rows -> rows > 0 ? resealAll(before + rows) : completedStage(told(before)));
  }

  private static Void told(int rows) {
    if (rows > 0) {
      LOGGER.log(INFO, "rows sealed anew with the current secret: {0}", rows);
    }
    return null;
  }

  private CompletionStage<Integer> forgetTokens() {
    return usedTokens.forget(clock.instant(), BATCH * BATCH);
  }

  private static Duration lease(Duration pause) {
    return pause.plus(OFTEN);
  }
}
