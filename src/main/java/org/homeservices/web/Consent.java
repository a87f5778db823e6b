package org.homeservices.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What visitors agree to by writing. Each text has a version, which is kept with a conversation; a
 * text that was ever shown stays here, so that it can be told what somebody has agreed to, and so
 * that a page that was loaded before an update may still begin a conversation.
 */
public final class Consent {
  /** That of the text which is shown now. Another one grows when the meaning of the text does. */
  public static final String CURRENT = "1";

  private static final List<String> VERSIONS = List.of(CURRENT);

  private Consent() {}

  /**
   * A version that a client names.
   *
   * @throws BadInput where no text of ours has or had it: nobody could say what was agreed to
   */
  public static String version(String named) {
    if (!VERSIONS.contains(named)) {
      throw new BadInput(ErrorCode.BAD_FIELD, "consent.version");
    }
    return named;
  }

  /** The text of a version; empty where there is none such. */
  public static Optional<String> text(String version, Locale locale) {
    return VERSIONS.contains(version)
        ? Optional.of(Translations.consent(version, locale))
        : Optional.empty();
  }
}
