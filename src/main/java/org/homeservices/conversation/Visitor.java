package org.homeservices.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Who a visitor is, by the word of the host site; never what a browser claims of itself.
 *
 * @param user stands for the site's user, the same each time; no name, and not to be turned back
 *     into one; null for somebody unknown
 * @param name to show; null where none was told
 */
public record Visitor(Kind kind, @Nullable String user, @Nullable String name) {
  /** Somebody unknown. */
  public static final Visitor ANONYMOUS = new Visitor(Kind.ANONYMOUS, null, null);

  /** What a visitor is to the company. */
  public enum Kind {
    /** Nobody has signed in. */
    ANONYMOUS,
    /** Somebody who orders services. */
    CLIENT,
    /** Somebody who provides them. */
    PROVIDER
  }
}
