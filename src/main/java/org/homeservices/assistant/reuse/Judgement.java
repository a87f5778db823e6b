package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.function.Function;

/** Whether the answer to a question may serve others. */
public sealed interface Judgement {

  /** One of two. */
  <T> T fold(Function<List<AnswerKey>, T> onReusable, Function<NoStore, T> onPrivate);

  /**
   * It may: another's answer under one of the keys answers this question too.
   *
   * @param keys in the order in which to look them up, the strict one first; to keep an answer is
   *     to keep it under all of them
   */
  record Reusable(List<AnswerKey> keys) implements Judgement {
    /** Copies the keys. */
    public Reusable {
      keys = List.copyOf(keys);
    }

    @Override
    public <T> T fold(Function<List<AnswerKey>, T> onReusable, Function<NoStore, T> onPrivate) {
      return onReusable.apply(keys);
    }
  }

  /** It may not; there is no key under which it could be kept or found. */
  record Private(NoStore reason) implements Judgement {
    @Override
    public <T> T fold(Function<List<AnswerKey>, T> onReusable, Function<NoStore, T> onPrivate) {
      return onPrivate.apply(reason);
    }
  }
}
