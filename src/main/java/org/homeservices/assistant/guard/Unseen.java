package org.homeservices.assistant.guard;

/**
 * Leaves out what cannot be seen or turns the direction of a text: control characters, marks of
 * direction, signs without width, tags. Joiners and selectors stay where an emoji needs them. A
 * separator of lines becomes a line's end.
 */
final class Unseen {
  private static final int JOINER = 0x200D;
  private int previous = '\n';

  /** A text without them. */
  static String without(String text) {
    Unseen unseen = new Unseen();
    StringBuilder seen = new StringBuilder();
    text.codePoints().filter(unseen::keeps).map(Unseen::asSeen).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  /** Whether the next character stays. */
  boolean keeps(int character) {
    boolean keeps = isSeen(character);
    previous = keeps ? character : previous;
    return keeps;
  }

  /** The character that is shown for one that stays. */
  static int asSeen(int character) {
    return character == 0x2028 || character == 0x2029 ? '\n' : character;
  }

  private boolean isSeen(int character) {
    if (character == JOINER) {
      return isPicture(previous);
    }
    if (isSelector(character)) {
      return !isSelector(previous) && previous > ' ' && character <= 0xFE0F;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
      case Character.FORMAT, Character.PRIVATE_USE -> false;
      default -> !isFiller(character);
    };
  }

  private static boolean isPicture(int character) {
    int type = Character.getType(character);
    return type == Character.OTHER_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || isSelector(character);
  }

  private static boolean isSelector(int character) {
    return (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }

  private static boolean isFiller(int character) {
    return switch (character) {
      case 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }
}
