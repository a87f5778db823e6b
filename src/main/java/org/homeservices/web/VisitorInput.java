package org.homeservices.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts to size what a browser claims of itself, before anything else sees it. */
public final class VisitorInput {
  private static final int MOST_PAGE = 200;
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

  /** The path of a page: no scheme, host, query or fragment, at most 200 characters. */
  public static String page(@Nullable String claimed) {
    if (claimed == null) {
      return "/";
    }
    String withoutHost = claimed.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*", "");
    String path = withoutHost.replaceFirst("[?#].*", "").replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
    String rooted = path.startsWith("/") ? path : "/" + path;
    return rooted.substring(0, Math.min(rooted.length(), MOST_PAGE));
  }
}
