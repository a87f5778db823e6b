package org.homeservices.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a visitor may write. */
final class MessageRules {
  /** Blanks of every kind, no-break and zero-width ones too. */
  private static final Pattern BLANKS_AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

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
    String visible = BLANKS_AROUND.matcher(content).replaceAll("");
    if (visible.codePointCount(0, visible.length()) < settings.minLength()) {
      return Optional.of(Refusal.TOO_SHORT);
    }
    return content.codePoints().anyMatch(MessageRules::isBad)
        ? Optional.of(Refusal.BAD_CHARACTERS)
        : Optional.empty();
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
