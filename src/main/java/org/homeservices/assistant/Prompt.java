package org.homeservices.assistant;

import java.util.List;

/**
 * What a language model is given.
 *
 * @param system rules, facts and passages
 * @param earlier what was said before, the latest last
 * @param user the question
 */
public record Prompt(String system, List<Turn> earlier, String user) {
  /** Copies the turns. */
  public Prompt {
    earlier = List.copyOf(earlier);
  }

  /** Of a question that stands alone. */
  public Prompt(String system, String user) {
    this(system, List.of(), user);
  }
}
