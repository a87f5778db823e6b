package org.homeservices.chat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Origin;
import org.homeservices.conversation.ConversationId;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.RateLimiter;

/**
 * What messages cost the visitor and the address that they come from. Until visitors have
 * identities a conversation stands for its visitor. Thread-safe; nothing blocks.
 */
public final class Charging {
  /** Of a message, where its answer has cost no call of a model. */
  private static final double SPARED = 0.8;

  private static final Set<Origin> COST_NO_CALL =
      EnumSet.of(Origin.RULE, Origin.CACHE, Origin.JOINED, Origin.KNOWLEDGE);

  private final RateLimiter limiter;
  private final RateLimitSettings limits;

  public Charging(RateLimiter limiter, RateLimitSettings limits) {
    this.limiter = limiter;
    this.limits = limits;
  }

  /**
   * The cost of whatever asks for an answer: a message, or a new answer in place of an old one.
   *
   * @param address where the visitor is
   */
  Fee feeFor(ConversationId visitor, String address) {
    return new Fee(limits.messageOf(visitor.value(), address));
  }

  /** Gives back to a visitor what an answer has not cost. */
  void giveBackFor(ConversationId visitor, Origin origin) {
    if (COST_NO_CALL.contains(origin)) {
      giveBack(limits.partOfMessageOf(visitor.value(), SPARED));
    }
  }

  /** Forgets what a visitor has done so far; fails where some of it may be left. */
  CompletionStage<Void> forget(ConversationId visitor) {
    return limiter.forget(limits.ofVisitor(), visitor.value());
  }

  private void giveBack(List<Charge> charges) {
    CompletionStage<Void> unused = limiter.giveBack(charges);
  }

  /** What one message costs; taken once, and given back once at most. */
  final class Fee {
    private final List<Charge> charges;

    private Fee(List<Charge> charges) {
      this.charges = charges;
    }

    /** Takes all of it, or nothing. */
    CompletionStage<Decision> take() {
      return limiter.take(charges);
    }

    /** The message was none: it is not stored, or was stored before. */
    void giveBack() {
      Charging.this.giveBack(charges);
    }
  }
}
