package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.assistant.text.CheckDigits;
import org.homeservices.assistant.text.Signs;
import org.homeservices.assistant.text.StrictForm;

/**
 * Documents, addresses and numbers of somebody, as Brazilians write them, and phrases by which
 * somebody names themselves. What is written in a form that nothing else has counts even where its
 * check digits are wrong, since a mistyped CPF still means a person.
 */
final class PersonalData {
  private static final Signs SIGNS = Signs.of(PersonalData.class, "signs", "personal");

  /** Those that are in use. */
  private static final String AREA =
      "(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])";

  private static final List<Pattern> FORMS =
      Stream.of(
              // e-mail
              "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*",
              // CPF 123.456.789-09, CNPJ 12.345.678/0001-95, which may hold letters
              "\\b\\d{3}\\.\\d{3}\\.\\d{3} ?[-/] ?\\d{2}\\b",
              "\\b[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4} ?- ?\\d{2}\\b",
              // RG 12.345.678-9, and whatever number follows its name
              "\\b\\d{1,2}\\.\\d{3}\\.\\d{3} ?- ?[\\dx]\\b",
              "\\brg\\b\\D{0,12}\\d[\\d. -]{4,}",
              // CEP 01310-100, 01.310-100, and whatever number follows its name
              "\\b\\d{2}\\.?\\d{3}-\\d{3}\\b",
              "\\bcep\\b\\D{0,8}\\d{5}[ .-]?\\d{3}",
              // phone: +55 …, (11) 91234-5678, 11 91234 5678, 91234-5678, 1133334444
              "\\+ ?55[ \\d().-]{8,}",
              "\\( ?0?[1-9]\\d ?\\)[ .-]?9?[ .]?\\d{4}[ .-]?\\d{4}\\b",
              "\\b[1-9]\\d[ .-]9?[ .]?\\d{4}[ .-]?\\d{4}\\b",
              "\\b(?:9[ .]?\\d{4}|[2-9]\\d{3})-\\d{4}\\b",
              "\\b(?:55)?" + AREA + "(?:9\\d{8}|[2-9]\\d{7})\\b",
              "\\b9[1-9]\\d{3}[ .]?\\d{4}\\b",
              // random PIX key
              "\\b[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}\\b",
              // plate: ABC-1234, ABC1D23, and what follows the word
              "\\b[a-z]{3}-?\\d{4}\\b",
              "\\b[a-z]{3}-?\\d[a-j]\\d{2}\\b",
              "\\bplaca\\b.{0,12}\\b[a-z]{3} \\d[a-j\\d]\\d{2}\\b")
          .map(Pattern::compile)
          .toList();

  /** Of each length that a number with check digits can have: CPF 11, CNPJ 14, cards 13 to 19. */
  private static final List<Pattern> NUMBERS =
      IntStream.concat(IntStream.of(11), IntStream.rangeClosed(13, 19))
          .mapToObj(length -> "(?<!\\d)\\d(?:[ ./-]?\\d){%d}(?!\\d)".formatted(length - 1))
          .map(Pattern::compile)
          .toList();

  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  private PersonalData() {}

  /** Whether a visitor tells something about somebody. */
  static boolean isIn(String question) {
    return SIGNS.in(question) || !foundIn(question).isEmpty();
  }

  /** The documents, addresses and numbers in a text, in lower case. */
  static List<String> foundIn(String text) {
    String lower = StrictForm.visible(text).toLowerCase(Locale.ROOT);
    Stream<String> formed =
        FORMS.stream().flatMap(form -> form.matcher(lower).results()).map(MatchResult::group);
    Stream<String> checked =
        NUMBERS.stream()
            .flatMap(number -> number.matcher(lower).results())
            .map(MatchResult::group)
            .filter(PersonalData::checksItself);
    return Stream.concat(formed, checked).toList();
  }

  private static boolean checksItself(String number) {
    String digits = NO_DIGIT.matcher(number).replaceAll("");
    return CheckDigits.isCpf(digits) || CheckDigits.isCnpj(digits) || CheckDigits.isCard(digits);
  }
}
