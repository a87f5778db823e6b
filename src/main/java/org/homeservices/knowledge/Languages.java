package org.homeservices.knowledge;

import java.util.List;
import java.util.Locale;

/** The languages of the product. */
public final class Languages {
  /** Brazilian Portuguese. */
  public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  /** English. */
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** Spanish. */
  public static final Locale SPANISH = Locale.forLanguageTag("es");

  /** All of them, the first one first. */
  public static final List<Locale> ALL = List.of(PORTUGUESE, ENGLISH, SPANISH);

  private Languages() {}
}
