package org.homeservices.health;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.knowledge.KnowledgeBase;

/** Asks the rooms below whether they live. Thread-safe; never blocks. */
public final class Health {
  private static final GroupName PROBE = new GroupName("health.probe");

  private final History history;
  private final KnowledgeBase knowledge;

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

  /** Asks these rooms. */
  public Health(History history, KnowledgeBase knowledge) {
    this.history = history;
    this.knowledge = knowledge;
  }

  /** One check for each room, in a fixed order; never fails. */
  public CompletionStage<List<Check>> checks() {
    return history
        .latest(PROBE, 1)
        .handle((replay, failure) -> failure == null ? State.UP : State.DOWN)
        .thenApply(channel -> List.of(new Check("channel", channel), knowledge()));
  }

  /** The worst of the states. */
  public static State worst(List<Check> checks) {
    return checks.stream().map(Check::state).max(Enum::compareTo).orElse(State.UP);
  }

  private Check knowledge() {
    return new Check("knowledge", knowledge.size() > 0 ? State.UP : State.DEGRADED);
  }
}
