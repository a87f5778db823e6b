package org.homeservices.assistant.guard;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The amounts of money and the percentages in a text, however they are written: "R$ 1.500,00", "1,5
 * mil reais" and "BRL 1500" are one, and "de 100 a 150 reais" are two. Counts, hours and amounts in
 * words are none.
 */
final class Amounts {
  private static final String NUMBER = "(?<![\\d.,])\\d++(?:[.,]\\d++)*+";
  private static final String SCALE =
      "(?:\\s?(?:mil|k|thousand|milh(?:ão|ao|ões|oes)|mill[oó]n(?:es)?|millions?)(?!\\p{L}))?";
  private static final String BEFORE = "(?:r\\$|us?\\$|\\$|€|£|(?<!\\p{L})(?:brl|usd|eur))";
  private static final String AFTER =
      "(?:r\\$|us\\$|\\$|€|£|%|(?:reais|real|contos?|pilas?|brl|usd|d[oó]lar(?:es)?|dollars?|eur"
          + "|euros?|por ?cento|por ?ciento|per ?cent|percent)(?!\\p{L}))";
  private static final String TO = "(?:a|à|até|to|hasta|-|–|—)";
  private static final String AND = "(?:e|ou|o|y|and|or)";
  private static final String VALUE_OF = BEFORE + "?\\s{0,3}" + NUMBER + SCALE;

  /** What an "and" adds may be a count: "R$ 150 e 2 visitas". */
  private static final String NO_COUNT = "(?!\\s?(?!por|per|reais)\\p{L})";

  private static final String ONE_OR_TWO =
      NUMBER + SCALE + "(?:\\s{0,3}" + TO + "\\s{0,3}" + VALUE_OF + ")?";
  private static final String ONE_AND_ONE =
      NUMBER + SCALE + "\\s{1,3}" + AND + "\\s{1,3}" + VALUE_OF + NO_COUNT;
  private static final String SOME = "(?:" + ONE_AND_ONE + "|" + ONE_OR_TWO + ")";

  private static final Pattern AMOUNT =
      insensitive(
          "(?<before>"
              + BEFORE
              + ")\\s{0,3}"
              + SOME
              + "|"
              + SOME
              + "\\s{0,3}(?<after>"
              + AFTER
              + ")");
  private static final Pattern VALUE = insensitive("(" + NUMBER + ")(" + SCALE + ")");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*");
  private static final Pattern NOTHING = Pattern.compile(".+ 0");

  /** Stands around a number, or before its sign, and is not shown: "**99** reais", "R\\$ 99". */
  private static final Pattern MARKDOWN = Pattern.compile("[*_~`\\\\]");

  private Amounts() {}

  /** All of them, one spelling for each. */
  static Set<String> in(String text) {
    Set<String> amounts = new HashSet<>();
    Matcher amount = AMOUNT.matcher(asRead(text));
    while (amount.find()) {
      String before = amount.group("before");
      String unit = unit(before == null ? amount.group("after") : before);
      Matcher value = VALUE.matcher(amount.group());
      while (value.find()) {
        amounts.add(unit + " " + plain(value.group(1), value.group(2).strip()));
      }
    }
    return amounts;
  }

  /** Whether it means for nothing, or all of it off. */
  static boolean isForNothing(String amount) {
    return NOTHING.matcher(amount).matches() || amount.equals("percent 100");
  }

  /** With one kind of blanks and of digits, whichever the text has. */
  private static String asRead(String text) {
    return MARKDOWN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  private static String unit(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return switch (lower.charAt(0)) {
      case '%', 'p' -> lower.startsWith("pila") ? "BRL" : "percent";
      case 'r', 'b', 'c' -> "BRL";
      case '$', 'u', 'd' -> "USD";
      case '€', 'e' -> "EUR";
      default -> lower;
    };
  }

  private static String plain(String number, String scale) {
    BigDecimal value = new BigDecimal(dotted(number)).multiply(factor(scale));
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The last of two kinds of separators begins the cents; one kind may part thousands. */
  private static String dotted(String number) {
    if (THOUSANDS.matcher(number).matches()) {
      return number.replaceAll("[.,]", "");
    }
    int cents = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
    return cents < 0
        ? number
        : number.substring(0, cents).replaceAll("[.,]", "") + "." + number.substring(cents + 1);
  }

  private static BigDecimal factor(String scale) {
    String lower = scale.toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return BigDecimal.ONE;
    }
    boolean thousand = lower.equals("mil") || lower.equals("k") || lower.equals("thousand");
    return BigDecimal.valueOf(thousand ? 1_000 : 1_000_000);
  }

  private static Pattern insensitive(String pattern) {
    return Pattern.compile(pattern, CASE_INSENSITIVE | UNICODE_CASE);
  }
}
