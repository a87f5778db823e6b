package org.homeservices.chat;

import java.util.Optional;

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
    return content.codePoints().anyMatch(MessageRules::isBad)
        ? Optional.of(Refusal.BAD_CHARACTERS)
        : Optional.empty();
  }

  private static int lengthWithoutBlanksAround(String content) {
    int[] characters = content.codePoints().dropWhile(MessageRules::isBlank).toArray();
    int end = characters.length;
    while (end > 0 && isBlank(characters[end - 1])) {
      end--;
    }
    return end;
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
      default -> isDirectionOverride(character);
    };
  }

  /** Embeddings, overrides and isolates (Unicode TR 36 §3): they make a text read as another. */
  private static boolean isDirectionOverride(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
