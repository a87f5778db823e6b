package org.homeservices.assistant.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents, addresses and numbers of somebody, as Brazilians write them. What is written in a form
 * that nothing else has counts even where its check digits are wrong, since a mistyped CPF still
 * means a person; a bare row of digits counts where they are right. Every pattern takes a time that
 * grows with the text, not with its square.
 */
public enum PersonalForm {
  /** An e-mail address. */
  EMAIL(
      "[e-mail]",
      "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++[@＠][\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)*+"),
  /** A random PIX key; the others are a document, a phone or an e-mail address. */
  PIX("[PIX]", "\\b[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}\\b"),
  /** 12.345.678/0001-95, which may hold letters. */
  CNPJ(
      "[CNPJ]",
      digits("[ ./-]", 14, 14, CheckDigits::isCnpj),
      "\\b[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4} ?- ?\\d{2}\\b"),
  /** 123.456.789-09. */
  CPF(
      "[CPF]",
      digits("[ ./-]", 11, 11, CheckDigits::isCpf),
      "\\b\\d{3}\\.\\d{3}\\.\\d{3} ?[-/] ?\\d{2}\\b"),
  /** Of a bank. */
  CARD("[card]", digits("[ -]", 13, 19, CheckDigits::isCard)),
  /** 12.345.678-9, and whatever number follows its name. */
  RG(
      "[RG]",
      "\\b\\d{1,2}\\.\\d{3}\\.\\d{3} ?- ?[\\dx]\\b",
      "(?<!\\[)\\brg\\b\\D{0,12}\\d[\\d. -]{3,}\\d(?:-?x\\b)?"),
  /** 01310-100, 01.310-100, and whatever number follows its name. */
  CEP("[CEP]", "\\b\\d{2}\\.?\\d{3}-\\d{3}\\b", "(?<!\\[)\\bcep\\b\\D{0,8}\\d{5}[ .-]?\\d{3}\\b"),
  /** +55 …, (11) 91234-5678, 11 91234 5678, 91234-5678, 1133334444; not 2026-2027. */
  PHONE(
      "[phone]",
      "\\+ ?55[ \\d().-]{7,}\\d",
      "\\( ?0?[1-9]\\d ?\\)[ .-]?9?[ .]?\\d{4}[ .-]?\\d{4}\\b",
      Text.NO_PRICE + "\\b0?[1-9]\\d[ .-]9?[ .]?\\d{4}[ .-]?\\d{4}\\b",
      Text.NO_PRICE + "\\b(?!20\\d\\d-20\\d\\d)(?:9[ .]?\\d{4}|[2-9]\\d{3})-\\d{4}\\b",
      "\\b(?:55)?" + Text.AREA + "(?:9\\d{8}|[2-9]\\d{7})\\b",
      Text.NO_PRICE + "\\b9[1-9]\\d{3}[ .]?\\d{4}\\b"),
  /** ABC-1234, ABC1D23, and what follows the word; not NBR5410, nor dez-2026. */
  PLATE(
      "[plate]",
      Text.NO_NORM + "\\b[a-z]{3}-?\\d{4}\\b",
      "\\b[a-z]{3}-?\\d[a-j]\\d{2}\\b",
      "\\bplaca\\b.{0,12}\\b[a-z]{3} \\d[a-j\\d]\\d{2}\\b");

  private final String mask;

  // A copy; neither its patterns nor its predicates hold state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Part> parts;

  PersonalForm(String mask, String... patterns) {
    this(mask, List.of(), patterns);
  }

  PersonalForm(String mask, List<Part> checked, String... patterns) {
    this.mask = mask;
    List<Part> all = new ArrayList<>(checked);
    Stream.of(patterns).map(Part::of).forEach(all::add);
    this.parts = List.copyOf(all);
  }

  /** All that stand in a text, as they are written. */
  public static List<String> foundIn(String text) {
    List<String> found = new ArrayList<>();
    String left = text;
    for (PersonalForm form : values()) {
      left = form.replaced(left, value -> !found.add(value));
    }
    return List.copyOf(found);
  }

  /**
   * A text with a fixed word in place of each.
   *
   * @param mayStay which of them, as written, stay
   */
  public static String maskedIn(String text, Predicate<String> mayStay) {
    String masked = text;
    for (PersonalForm form : values()) {
      masked = form.replaced(masked, mayStay);
    }
    return masked;
  }

  private String replaced(String text, Predicate<String> mayStay) {
    String replaced = text;
    for (Part part : parts) {
      replaced = part.replaced(replaced, mayStay, mask);
    }
    return replaced;
  }

  private static List<Part> digits(
      String between, int least, int most, Predicate<String> checksItself) {
    return IntStream.rangeClosed(least, most)
        .map(length -> least + most - length)
        .mapToObj(length -> Part.of(between, length, checksItself))
        .toList();
  }

  /** What the patterns share. */
  private static final class Text {
    /** Those that are in use. */
    static final String AREA =
        "(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])";

    static final String NO_PRICE = "(?<![$€])(?<![$€] )";

    static final String NO_NORM =
        "(?!(?:iso|nbr|btu)|(?:jan|fe[bv]|mar|a[bp]r|ma[iy]|ju[nl]|ago|aug|se[pt]|o[uc]t|nov|de[zc]"
            + "|ene|dic)-?20\\d\\d)";
  }

  /** A pattern, and what else a value must be. */
  private record Part(Pattern pattern, Predicate<String> holds) {
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    static Part of(String pattern) {
      return new Part(Pattern.compile(pattern, CASE_INSENSITIVE | UNICODE_CASE), value -> true);
    }

    static Part of(String between, int length, Predicate<String> checksItself) {
      String row = "(?<!\\d)\\d(?:" + between + "?\\d){" + (length - 1) + "}(?!\\d)";
      return new Part(
          Pattern.compile(row), value -> checksItself.test(NO_DIGIT.matcher(value).replaceAll("")));
    }

    /** Looks again one further on where a row of digits does not check itself. */
    String replaced(String text, Predicate<String> mayStay, String mask) {
      StringBuilder replaced = new StringBuilder();
      Matcher matcher = pattern.matcher(text);
      int from = 0;
      int at = 0;
      while (at <= text.length() && matcher.find(at)) {
        boolean personal = holds.test(matcher.group());
        at = personal ? matcher.end() : matcher.start() + 1;
        if (personal && !mayStay.test(matcher.group())) {
          replaced.append(text, from, matcher.start()).append(mask);
          from = matcher.end();
        }
      }
      return replaced.append(text, from, text.length()).toString();
    }
  }
}
