package org.homeservices.assistant;

import java.util.List;
import java.util.Optional;
import org.homeservices.assistant.reuse.AnswerKey;
import org.homeservices.knowledge.Findings;
import org.jspecify.annotations.Nullable;

/**
 * How a question will be answered. Made by {@link Assistant#plan}, which is where it goes again.
 */
public final class AnswerPlan {
  private final Reading reading;
  private final boolean modelMayWrite;
  private final List<AnswerKey> keys;
  private final @Nullable Answer known;
  private final @Nullable String talk;

  private AnswerPlan(
      Reading reading,
      boolean modelMayWrite,
      List<AnswerKey> keys,
      @Nullable Answer known,
      @Nullable String talk) {
    this.reading = reading;
    this.modelMayWrite = modelMayWrite;
    this.keys = List.copyOf(keys);
    this.known = known;
    this.talk = talk;
  }

  /** It need not be written. */
  static AnswerPlan known(Reading reading, Answer answer) {
    return new AnswerPlan(reading, false, List.of(), answer, null);
  }

  /**
   * The model writes it.
   *
   * @param keys of the answer, where others may have the same
   */
  static AnswerPlan byModel(Reading reading, List<AnswerKey> keys) {
    return new AnswerPlan(reading, true, keys, null, null);
  }

  /** It is put together from what is at hand. */
  static AnswerPlan withoutModel(Reading reading) {
    return new AnswerPlan(reading, false, List.of(), null, null);
  }

  /**
   * The same for a question of a talk.
   *
   * @param name by which {@link Assistant#forget} may be asked to forget what was kept of it
   */
  public AnswerPlan askedIn(String name) {
    return new AnswerPlan(reading, modelMayWrite, keys, known, name);
  }

  /** What is asked. */
  public Question question() {
    return reading.question();
  }

  /**
   * What all have in common who may follow the writing of one answer, 43 characters of the
   * base64url alphabet after a letter and a full stop; empty where it is for one conversation
   * alone, or is not written because it is known.
   */
  public Optional<String> sharedKey() {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(keys.get(keys.size() - 1)).map(key -> key.kind() + "." + key.digest());
  }

  Reading reading() {
    return reading;
  }

  Findings findings() {
    return reading.findings();
  }

  boolean modelMayWrite() {
    return modelMayWrite;
  }

  List<AnswerKey> keys() {
    return keys;
  }

  /** The talk in which it is asked, where that is told. */
  Optional<String> talk() {
    return Optional.ofNullable(talk);
  }

  Optional<Answer> known() {
    return Optional.ofNullable(known);
  }
}
