package org.homeservices.ratelimit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much is too much.
 *
 * @param messages that a visitor may send within a window, again and again; 0: any number
 * @param window one second or more
 * @param burst messages that may come on top, after a pause; 0 or more
 * @param conversationsPerMinute that an address may begin; 0: any number
 * @param socketsPerVisitor that may be open at once; 0: any number
 * @param socketsPerAddress that may be open at once; 0: any number
 */
public record RateLimitSettings(
    int messages,
    Duration window,
    int burst,
    int conversationsPerMinute,
    int socketsPerVisitor,
    int socketsPerAddress) {
  /** Nothing is too much. */
  public static final RateLimitSettings NONE =
      new RateLimitSettings(0, Duration.ofMinutes(1), 0, 0, 0, 0);

  /** An office or a household is one address. */
  private static final int VISITORS_OF_AN_ADDRESS = 10;

  private static final int SECONDS = 60;
  private static final int MOST_EXPORTS = 5;
  private static final int MOST_ERASURES = 10;
  private static final int MOST_READINGS = 300;

  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public RateLimitSettings {
    int least = Math.min(Math.min(messages, burst), conversationsPerMinute);
    if (Math.min(least, Math.min(socketsPerVisitor, socketsPerAddress)) < 0
        || window.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "no limit is below 0 and a window is at least 1 s, not %d, %s, %d, %d, %d, %d"
              .formatted(
                  messages,
                  window,
                  burst,
                  conversationsPerMinute,
                  socketsPerVisitor,
                  socketsPerAddress));
    }
  }

  /** How many messages a visitor may send in a minute, in the long run; 0: any number. */
  public int ratePerMinute() {
    return Math.toIntExact((long) messages * SECONDS / window.toSeconds());
  }

  /** What a message of a visitor costs. */
  public List<Charge> messageOf(String visitor, String address) {
    return Stream.concat(
            messages("messages", 1).map(bucket -> Charge.one(bucket, visitor)).stream(),
            messages("messages-of-address", VISITORS_OF_AN_ADDRESS)
                .map(bucket -> Charge.one(bucket, address))
                .stream())
        .toList();
  }

  /**
   * A share of what a message costs the visitor.
   *
   * @param tokens more than 0, at most 1
   */
  public List<Charge> partOfMessageOf(String visitor, double tokens) {
    return messages("messages", 1).map(bucket -> new Charge(bucket, visitor, tokens)).stream()
        .toList();
  }

  /** Of the conversations that an address begins; empty: any number. */
  public Optional<Bucket> conversations() {
    int most = conversationsPerMinute;
    return most == 0
        ? Optional.empty()
        : Optional.of(new Bucket("conversations", most, most, Duration.ofMinutes(1)));
  }

  /** Of the exports of one conversation, which are a lot of work; the same whatever is set. */
  public static Bucket exports() {
    return new Bucket("exports", MOST_EXPORTS, MOST_EXPORTS, Duration.ofMinutes(1));
  }

  /**
   * Of the erasures that an address may ask for, the same whatever is set; not of a conversation,
   * of which nothing may be left.
   */
  public static Bucket erasures() {
    return new Bucket("erasures", MOST_ERASURES, MOST_ERASURES, Duration.ofMinutes(1));
  }

  /**
   * Of the calls of an address that read a conversation, the same whatever is set; empty where any
   * number of messages may be sent, which cost more.
   */
  public Optional<Bucket> readings() {
    return messages == 0
        ? Optional.empty()
        : Optional.of(new Bucket("readings", MOST_READINGS, MOST_READINGS, Duration.ofMinutes(1)));
  }

  /** Of all things that are counted for a visitor. */
  public List<Bucket> ofVisitor() {
    return Stream.concat(messages("messages", 1).stream(), Stream.of(exports())).toList();
  }

  private Optional<Bucket> messages(String name, int times) {
    return messages == 0
        ? Optional.empty()
        : Optional.of(new Bucket(name, times * (messages + burst), times * messages, window));
  }
}
