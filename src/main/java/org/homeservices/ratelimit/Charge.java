package org.homeservices.ratelimit;

/**
 * Tokens of one bucket, to be taken or given back.
 *
 * @param key whose bucket of this kind it is; not empty
 * @param tokens more than 0, at most the bucket's capacity
 */
public record Charge(Bucket bucket, String key, double tokens) {

  /**
   * @throws IllegalArgumentException where a value is out of its range
   */
  public Charge {
    if (key.isEmpty() || !(tokens > 0 && tokens <= bucket.capacity())) {
      throw new IllegalArgumentException(
          "a key and 0 < tokens ≤ %d, not %s tokens".formatted(bucket.capacity(), tokens));
    }
  }

  /** One token. */
  public static Charge one(Bucket bucket, String key) {
    return new Charge(bucket, key, 1);
  }

  /** Microseconds in which these tokens come back by themselves. */
  public long cost() {
    return Math.round(tokens * bucket.interval());
  }
}
