package org.homeservices.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visitor may write. */
final class MessageRules {
  private final ChatSettings settings;

  MessageRules(ChatSettings settings) {
    this.settings = settings;
  }

  /** Why a content cannot be taken; empty where it can. */
  Optional<Refusal> refusalOf(String content) {
    int length = content.codePointCount(0, content.length());
    if (length > settings.maxLength()) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (lengthWithoutBlanksAround(content) < settings.minLength()) {
      return Optional.of(Refusal.TOO_SHORT);
    }
    return hasBadCharacters(content) ? Optional.of(Refusal.BAD_CHARACTERS) : Optional.empty();
  }

  /** Why a reason that a visitor gives cannot be taken; empty where it can, or is not given. */
  Optional<Refusal> refusalOfReason(@Nullable String reason) {
    if (reason == null) {
      return Optional.empty();
    }
    if (reason.codePointCount(0, reason.length()) > settings.maxFeedbackLength()) {
      return Optional.of(Refusal.TOO_LONG);
    }
    return hasBadCharacters(reason) ? Optional.of(Refusal.BAD_CHARACTERS) : Optional.empty();
  }

  private static int lengthWithoutBlanksAround(String content) {
    int begin = 0;
    int end = content.length();
    while (begin < end && isBlank(content.codePointAt(begin))) {
      begin = content.offsetByCodePoints(begin, 1);
    }
    while (end > begin && isBlank(content.codePointBefore(end))) {
      end = content.offsetByCodePoints(end, -1);
    }
    return content.codePointCount(begin, end);
  }

  private static boolean hasBadCharacters(String content) {
    for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
      if (isBad(content.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Blanks of every kind, no-break and zero-width ones too. */
  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private static boolean isBad(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
      case Character.SURROGATE -> true;
      default -> turnsDirection(character);
    };
  }

  /**
   * Marks, embeddings, overrides and isolates of direction (Unicode TR 36 §3): they make a text
   * read as another. A separator of lines or paragraphs does not, and comes along with pasted text.
   */
  private static boolean turnsDirection(int character) {
    return switch (character) {
      case 0x061C, 0x200E, 0x200F -> true;
      default ->
          (character >= 0x202A && character <= 0x202E)
              || (character >= 0x2066 && character <= 0x2069);
    };
  }
}
