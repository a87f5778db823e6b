package org.homeservices.chat;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a person of the company is called.
 *
 * @param handover null where nobody can be: the visitor gets contact data instead
 * @param masking hides personal data in what a visitor has said
 * @param ownEmail the company's own address, which no visitor leaves; empty where it has none
 */
public record Calling(@Nullable Handover handover, UnaryOperator<String> masking, String ownEmail) {
  /** Nobody can be called. */
  public static final Calling NOBODY = new Calling(null, said -> said, "");
}
