package org.homeservices.assistant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a language model is given.
 *
 * @param system rules, facts and passages
 * @param earlier what was said before, the latest last
 * @param user the question
 * @param traceparent by which the request that asks is known; null: by nothing
 */
public record Prompt(String system, List<Turn> earlier, String user, @Nullable String traceparent) {
  /** Copies the turns. */
  public Prompt {
    earlier = List.copyOf(earlier);
  }

  /** Of a request that is known by nothing. */
  public Prompt(String system, List<Turn> earlier, String user) {
    this(system, earlier, user, null);
  }

  /** Of a question that stands alone. */
  public Prompt(String system, String user) {
    this(system, List.of(), user, null);
  }
}
