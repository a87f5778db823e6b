package org.homeservices.health;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.knowledge.KnowledgeBase;
import org.jspecify.annotations.Nullable;

/** Asks the rooms below whether they live. Thread-safe; never blocks. */
public final class Health {
  private static final GroupName PROBE = new GroupName("health.probe");
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final History history;
  private final Link link;
  private final KnowledgeBase knowledge;
  private final Probe database;
  private final BooleanSupplier isLeaving;

  /** What one room says of itself. */
  public record Check(String name, State state) {}

  /** How a room is. */
  public enum State {
    /** It does all it promises. */
    UP,
    /** Visitors are served, but not as well as they should be. */
    DEGRADED,
    /** Visitors cannot be served. */
    DOWN
  }

  /**
   * Asks these rooms.
   *
   * @param isLeaving whether this node goes: then it is down, whatever else is up
   */
  public Health(
      History history,
      Link link,
      KnowledgeBase knowledge,
      Probe database,
      BooleanSupplier isLeaving) {
    this.history = history;
    this.link = link;
    this.knowledge = knowledge;
    this.database = database;
    this.isLeaving = isLeaving;
  }

  /** One check for each room, in a fixed order; never fails. */
  public CompletionStage<List<Check>> checks() {
    return channel().thenCombine(database(), this::checks);
  }

  /** The worst of the states. */
  public static State worst(List<Check> checks) {
    return checks.stream().map(Check::state).max(Enum::compareTo).orElse(State.UP);
  }

  /** Without its link a node serves from memory what it can: it is asked no more then. */
  private CompletionStage<State> channel() {
    return link.isUp()
        ? history.latest(PROBE, 1).handle((replay, failure) -> stateAfter(failure))
        : completedStage(State.DEGRADED);
  }

  /** Without it visitors are served, and what they say is kept until it is back. */
  private CompletionStage<State> database() {
    return database
        .ask()
        .handle((answer, failure) -> failure == null ? State.UP : State.DEGRADED)
        .toCompletableFuture()
        .completeOnTimeout(State.DEGRADED, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<Check> checks(State channel, State database) {
    Check first = new Check("channel", channel);
    Check last = new Check("database", database);
    return isLeaving.getAsBoolean()
        ? List.of(first, knowledge(), last, new Check("leaving", State.DOWN))
        : List.of(first, knowledge(), last);
  }

  private State stateAfter(@Nullable Throwable failure) {
    if (failure == null) {
      return State.UP;
    }
    return link.isUp() ? State.DOWN : State.DEGRADED;
  }

  private Check knowledge() {
    return new Check("knowledge", knowledge.size() > 0 ? State.UP : State.DEGRADED);
  }
}
