package org.homeservices.chat;

/**
 * What a conversation allows.
 *
 * @param minLength of a message, in characters (code points) without surrounding blanks
 * @param maxLength of a message, in characters (code points)
 * @param maxFeedbackLength of the reason for a feedback or a call, in characters (code points)
 * @param maxHistory messages that a member gets when it joins
 * @param assistantEnabled false: nobody answers but people
 * @param assistantName as shown
 */
public record ChatSettings(
    int minLength,
    int maxLength,
    int maxFeedbackLength,
    int maxHistory,
    boolean assistantEnabled,
    String assistantName) {
  /**
   * @throws IllegalArgumentException where the lengths contradict each other
   */
  public ChatSettings {
    if (minLength < 1 || maxLength < minLength || maxFeedbackLength < 1 || maxHistory < 1) {
      throw new IllegalArgumentException(
          "1 ≤ minLength ≤ maxLength and 1 ≤ maxFeedbackLength, maxHistory, not %d, %d, %d, %d"
              .formatted(minLength, maxLength, maxFeedbackLength, maxHistory));
    }
  }
}
