package org.homeservices.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts to size what a browser claims of itself, before anything else sees it. */
public final class VisitorInput {
  private static final int MOST_PAGE = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
  private static final Pattern HOST = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*");
  private static final Pattern QUERY = Pattern.compile("[?#].*");
  private static final Pattern ROOT = Pattern.compile("^/*");
  private static final List<String> LOCALES = List.of("pt-BR", "en", "es");

  private VisitorInput() {}

  /** The languages of the product, as they are named on the wire. */
  public static List<String> locales() {
    return LOCALES;
  }

  /** One of the product's languages; {@code otherwise} for everything else. */
  public static Locale locale(@Nullable String claimed, Locale otherwise) {
    return claimed != null && LOCALES.contains(claimed)
        ? Locale.forLanguageTag(claimed)
        : otherwise;
  }

  /** The path of a page: no scheme, host, query or fragment; one slash, at most 200 characters. */
  public static String page(@Nullable String claimed) {
    if (claimed == null) {
      return "/";
    }
    String printable = UNPRINTABLE.matcher(claimed).replaceAll("");
    String withoutHost = HOST.matcher(printable).replaceFirst("");
    String path = QUERY.matcher(withoutHost).replaceFirst("");
    return cut(ROOT.matcher(path).replaceFirst("/"));
  }

  private static String cut(String page) {
    if (page.length() <= MOST_PAGE) {
      return page;
    }
    boolean halves = Character.isHighSurrogate(page.charAt(MOST_PAGE - 1));
    return page.substring(0, halves ? MOST_PAGE - 1 : MOST_PAGE);
  }
}
