package org.homeservices.assistant.guard;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.assistant.guard.OutputGuard.Given;

/**
 * Reads a text word by word: ends it where it gives its instructions away or names a price that
 * nobody has given it, and masks personal data. Holds a word back until it has ended, a number
 * until it is known what it counts, and what repeats a secret until it is known that it is none.
 */
final class Judge {
  private static final int MOST_HELD = 64;

  /** A number, or what announces one, up to the end of a text; whether it is an amount is open. */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?:[$€£+(\\d]|\\b(?:r|us?)\\$|\\b(?:brl|usd|eur|rg|cep|placa)\\b)\\P{L}*+"
              + "(?:(?:mil|k|milhão|milhões|millón|millones|million|thousand|a|à|até|to|hasta|e|ou|o"
              + "|y|and|or|por|per|r|us?|brl|usd|eur|é|nº|numero|número|do|da|de)\\P{L}++)*+$",
          CASE_INSENSITIVE | UNICODE_CASE);

  /** Without these a text holds neither amounts nor personal data. */
  private static final Pattern TELLING = Pattern.compile("[@＠\\p{Nd}]");

  private final Secrets secrets;
  private final Given given;
  private final StringBuilder out;
  private final StringBuilder held = new StringBuilder();
  private final Set<String> amounts;
  private final StringBuilder flowed = new StringBuilder();
  private int released;
  private boolean atStart = true;

  Judge(GuardRules rules, Given given, StringBuilder out) {
    this.secrets = new Secrets(rules.canary(), rules.rules());
    this.given = given;
    this.amounts = given.amounts();
    this.out = out;
  }

  /** The next character of the text. */
  void take(int character) {
    secrets.take(character, released + held.length());
    held.appendCodePoint(character);
    atStart = atStart && Character.isLetter(character);
    if (atStart || Character.isWhitespace(character)) {
      release(open());
    } else if (held.length() > MOST_HELD) {
      release(held.length());
    }
  }

  /** Nothing follows. */
  void end() {
    secrets.end();
    judge(held.length());
  }

  private int open() {
    Matcher open = OPEN.matcher(held);
    return open.find() ? open.start() : held.length();
  }

  private void release(int end) {
    int suspect = Math.max(0, secrets.suspectFrom(released + end) - released);
    judge(Math.max(Math.min(end, suspect), held.length() - MOST_HELD));
  }

  private void judge(int end) {
    if (end > 0) {
      String text = held.substring(0, end);
      held.delete(0, end);
      released += end;
      out.append(TELLING.matcher(text).find() ? judged(text) : text);
      flowed.append(atStart ? text : "");
    }
  }

  private String judged(String text) {
    String whole = released == flowed.length() + text.length() ? flowed + text : text;
    if (!amounts.containsAll(Amounts.in(whole))) {
      throw new Withheld("names a price that no passage holds");
    }
    return Masking.of(text, given.publicText());
  }
}
