package org.homeservices.assistant;

/**
 * Tokens that a model has read and written.
 *
 * @param in read, all of them
 * @param cachedIn of these, read for the second time and perhaps cheaper
 * @param out written
 */
public record Usage(long in, long cachedIn, long out) {
  /** Nothing was read, or nobody knows. */
  public static final Usage NONE = new Usage(0, 0, 0);

  /** Both together. */
  public Usage plus(Usage more) {
    return new Usage(in + more.in, cachedIn + more.cachedIn, out + more.out);
  }
}
