package org.homeservices.assistant.guard;

import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets Markdown through, but for links that lead elsewhere, whose label stays; for images, whose
 * description stays; and for tags of HTML. Goes character by character, so that it does not matter
 * how a text is cut. Holds back what may become one of these until it is known.
 */
final class LinkFilter {
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_START = 24;
  private static final int LONGEST_LABEL = 512;
  private static final int LONGEST_ADDRESS = 2048;
  private static final String BREAKS = "<>[]()";
  private static final String NO_TAG = "‹";
  private static final Pattern MAIL = Pattern.compile("[^\\s/:@]+@[^\\s/:@]+");
  private static final Pattern SCHEMED = Pattern.compile("\\w+:");
  private static final Pattern TITLED =
      Pattern.compile("\\s*<?(?<address>[^\\s<>]*)>?(?<title>\\s+\"[^\"<>:/]*\")?\\s*");

  private enum State {
    WORDS,
    TAG,
    LABEL,
    AFTER_LABEL,
    ADDRESS
  }

  private final LinkRules rules;
  private final IntConsumer next;
  private final StringBuilder held = new StringBuilder();
  private State state = State.WORDS;
  private boolean image;
  private boolean afterBracket;
  private boolean atStart;
  private boolean swallows;
  private int shown;
  private int depth;
  private String label = "";

  /**
   * @param flows whether the first word is shown letter by letter, since somebody waits for it
   */
  LinkFilter(LinkRules rules, IntConsumer next, boolean flows) {
    this.rules = rules;
    this.next = next;
    this.atStart = flows;
  }

  /** The next character of the text. */
  void take(int character) {
    switch (state) {
      case WORDS -> inWords(character);
      case TAG -> inTag(character);
      case LABEL -> inLabel(character);
      case AFTER_LABEL -> afterLabel(character);
      case ADDRESS -> inAddress(character);
    }
  }

  /** Nothing follows. */
  void end() {
    State last = state;
    String text = take();
    switch (last) {
      case WORDS -> showWord(text);
      case TAG -> asText(NO_TAG, text.substring(1));
      case LABEL -> asText(image ? "![" : "[", text);
      case AFTER_LABEL -> show("[" + filtered(text) + "]");
      case ADDRESS -> asText(filtered(label) + "(", text);
    }
    if (last != State.WORDS) {
      end();
    }
  }

  private void inWords(int character) {
    if (Character.isWhitespace(character) || BREAKS.indexOf(character) >= 0) {
      breakAt(character);
    } else if (!swallows) {
      held.appendCodePoint(character);
      flow(character);
      boundWord();
    }
    afterBracket = character == ']';
  }

  private void breakAt(int character) {
    boolean opensImage =
        character == '[' && held.length() > 0 && held.charAt(held.length() - 1) == '!';
    if (opensImage) {
      held.setLength(held.length() - 1);
    }
    showWord(take());
    if (character == '<') {
      state = State.TAG;
      held.append('<');
    } else if (character == '[') {
      state = State.LABEL;
      image = opensImage;
    } else if (character == '(' && afterBracket) {
      startAddress("");
    } else {
      next.accept(character);
    }
  }

  /** Whoever waits for the first word sees it grow. */
  private void flow(int character) {
    atStart = atStart && Character.isLetter(character);
    if (atStart) {
      next.accept(character);
      shown = held.length();
    }
  }

  private void boundWord() {
    if (held.length() < LONGEST_WORD) {
      return;
    }
    if (BareLinks.startIn(held.toString()) < 0) {
      int end = held.length() - LONGEST_START;
      show(held.substring(Math.min(shown, end), end));
      held.delete(0, end);
      shown = Math.max(0, shown - end);
    } else if (held.length() >= LONGEST_ADDRESS) {
      take();
      swallows = true;
    }
  }

  private void showWord(String word) {
    String allowed = BareLinks.allowedOf(word, rules);
    boolean whole = allowed.equals(word);
    show(whole ? word.substring(Math.min(shown, word.length())) : afterShown(word, allowed));
    shown = 0;
    atStart = false;
    swallows = false;
  }

  private String afterShown(String word, String allowed) {
    return shown == 0 ? allowed : allowed.substring(Math.min(BareLinks.startIn(word), shown));
  }

  private void inTag(int character) {
    if (held.length() == 1 && !opensTag(character)) {
      take();
      next.accept('<');
      take(character);
    } else if (character == '>') {
      String inside = take().substring(1);
      show(shownOfTag(inside));
    } else if (character == '<' || held.length() > LONGEST_ADDRESS) {
      asText(NO_TAG, take().substring(1));
      take(character);
    } else {
      held.appendCodePoint(character);
    }
  }

  /** An address in its brackets stays where it may; one of e-mail is judged later. */
  private String shownOfTag(String inside) {
    if (MAIL.matcher(inside).matches()) {
      return inside;
    }
    return SCHEMED.matcher(inside).lookingAt() && rules.allows(inside) ? "<" + inside + ">" : "";
  }

  private static boolean opensTag(int character) {
    return Character.isLetter(character) || "/!?".indexOf(character) >= 0;
  }

  private void inLabel(int character) {
    if (character == ']') {
      state = State.AFTER_LABEL;
    } else if (character == '[' || held.length() > LONGEST_LABEL) {
      asText("[", take());
      take(character);
    } else {
      held.appendCodePoint(character);
    }
  }

  private void afterLabel(int character) {
    if (character == '(') {
      startAddress(take());
    } else {
      show("[" + filtered(take()) + "]");
      take(character);
    }
  }

  private void startAddress(String of) {
    label = of;
    state = State.ADDRESS;
    depth = 1;
  }

  private void inAddress(int character) {
    depth += character == '(' ? 1 : character == ')' ? -1 : 0;
    if (depth == 0) {
      showLink(take());
    } else if (held.length() > LONGEST_ADDRESS || endsParagraph(character)) {
      // Parted, else each of its brackets would be tried as another address.
      asText(filtered(label) + "(", take().replace("](", "] ("));
      take(character);
    } else {
      held.appendCodePoint(character);
    }
  }

  private boolean endsParagraph(int character) {
    return character == '\n' && held.length() > 0 && held.charAt(held.length() - 1) == '\n';
  }

  private void showLink(String inside) {
    Matcher titled = TITLED.matcher(inside);
    boolean allowed = titled.matches() && rules.allows(titled.group("address"));
    String text = filtered(label);
    show(allowed && !image && !label.isEmpty() ? "[" + text + "](" + inside + ")" : text);
    image = false;
  }

  /** A label without what the whole text goes without. */
  private String filtered(String text) {
    StringBuilder filtered = new StringBuilder();
    LinkFilter inner = new LinkFilter(rules, filtered::appendCodePoint, false);
    text.codePoints().forEach(inner::take);
    inner.end();
    return filtered.toString();
  }

  /** What was held is none of them after all. */
  private void asText(String before, String text) {
    show(before);
    text.codePoints().forEach(this::take);
  }

  private void show(String text) {
    text.codePoints().forEach(next);
  }

  private String take() {
    String text = held.toString();
    held.setLength(0);
    state = State.WORDS;
    return text;
  }
}
