package org.homeservices.assistant;

import java.util.List;
import java.util.Locale;

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

  /** The same after what was said before. */
  public Question after(List<Turn> turns) {
    return new Question(text, locale, scene.after(turns));
  }
}
