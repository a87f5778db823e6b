package org.homeservices.channel;

/**
 * An entry for a group's history.
 *
 * @param id the entry's own name
 * @param key what makes it the same entry when it is published again: a repeat is not stored twice
 * @param text what members receive
 * @param epoch the only one in which it may get its place; empty for any, {@link #UNSEEN} where that
 *     was to be looked at
 */
public record Publication(String id, String key, String text, String epoch) {
  /**
   * In place of an epoch where the history could not be seen: any, as long as the publication does
   * not have to be held; none afterwards, for the history may have lost entries meanwhile.
   */
  public static final String UNSEEN = "-";

  /** In any epoch. */
  public Publication(String id, String key, String text) {
    this(id, key, text, "");
  }

  /** The same in one epoch alone; in any where that is empty. */
  public Publication in(String only) {
    return new Publication(id, key, text, only);
  }

  /** Whether it may get its place in an epoch, not having been held. */
  public boolean fits(String current) {
    return epoch.isEmpty() || epoch.equals(UNSEEN) || epoch.equals(current);
  }
}
