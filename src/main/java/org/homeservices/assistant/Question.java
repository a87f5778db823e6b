package org.homeservices.assistant;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks.
 *
 * @param text as typed
 * @param locale the conversation's language; the answer follows the question's own where that shows
 * @param scene in which it is asked
 */
public record Question(String text, Locale locale, Scene scene) {
  /** The first word of somebody unknown. */
  public Question(String text, Locale locale) {
    this(text, locale, Scene.FIRST_WORD);
  }

  /**
   * The same, as part of a trace.
   *
   * @param traceparent by which the request is known; null: by nothing
   */
  public Question tracedAs(@Nullable String traceparent) {
    return new Question(text, locale, scene.tracedAs(traceparent));
  }

  /** The same after what was said before. */
  public Question after(List<Turn> turns) {
    return new Question(text, locale, scene.after(turns));
  }
}
