package org.homeservices.identity;

import org.jspecify.annotations.Nullable;

/**
 * A user of the host site.
 *
 * @param user a pseudonym, the same each time; the site's own name of the user goes no further
 * @param name to show, without control characters; null where the site tells none
 */
public record Person(Kind kind, String user, @Nullable String name) {

  /** What a user is to the company. */
  public enum Kind {
    /** Orders services. */
    CLIENT,
    /** Provides them. */
    PROVIDER
  }
}
