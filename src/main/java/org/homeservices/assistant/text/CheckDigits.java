package org.homeservices.assistant.text;

/** Numbers that check themselves. All take digits alone. */
public final class CheckDigits {
  private static final int CPF = 11;
  private static final int CNPJ = 14;

  /** Weights run 2, 3, … from the right, in a CNPJ up to 9 and then again. */
  private static final int CPF_WEIGHTS = 10;

  private static final int CNPJ_WEIGHTS = 8;

  private CheckDigits() {}

  /** Eleven digits of a person. */
  public static boolean isCpf(String digits) {
    return digits.length() == CPF && varied(digits) && endsRight(digits, CPF_WEIGHTS);
  }

  /** Fourteen digits of a company. */
  public static boolean isCnpj(String digits) {
    return digits.length() == CNPJ && varied(digits) && endsRight(digits, CNPJ_WEIGHTS);
  }

  /** By Luhn, in the lengths that cards have. */
  public static boolean isCard(String digits) {
    if (digits.length() < 13 || digits.length() > 19 || !varied(digits)) {
      return false;
    }
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int doubled = digit(digits, digits.length() - 1 - fromRight) * (1 + fromRight % 2);
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static boolean endsRight(String digits, int weights) {
    int length = digits.length();
    return digit(digits, length - 2) == check(digits, length - 2, weights)
        && digit(digits, length - 1) == check(digits, length - 1, weights);
  }

  private static int check(String digits, int length, int weights) {
    int sum = 0;
    for (int fromRight = 0; fromRight < length; fromRight++) {
      sum += digit(digits, length - 1 - fromRight) * (2 + fromRight % weights);
    }
    int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
  }

  private static int digit(String digits, int at) {
    return Character.digit(digits.charAt(at), 10);
  }

  private static boolean varied(String digits) {
    return digits.chars().distinct().count() > 1;
  }
}
