package org.homeservices.chat;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a person of the company is called.
 *
 * @param handover null where nobody can be: the visitor gets contact data instead
 * @param masking hides personal data in what a visitor has said
 */
public record Calling(@Nullable Handover handover, UnaryOperator<String> masking) {
  /** Nobody can be called. */
  public static final Calling NOBODY = new Calling(null, said -> said);
}
