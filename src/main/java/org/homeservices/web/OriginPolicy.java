package org.homeservices.web;

import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may talk to this server (RFC 6454). A request without an Origin is not from a page
 * and is allowed; the opaque origin {@code null} is not.
 */
public final class OriginPolicy {
  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([^/?#@:\\s\\[\\]]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?");
  private static final String ANY = "*";
  private static final String SUBDOMAINS = "*.";

  private static final System.Logger LOGGER = System.getLogger(OriginPolicy.class.getName());
  private static final int MOST_REPORTED = 100;
  private static final int MOST_SHOWN = 100;

  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final List<Predicate<String>> allowed;

  /** Takes the patterns of {@link WebSettings#allowedOrigins()}. */
  public OriginPolicy(WebSettings settings) {
    this.allowed = settings.allowedOrigins().stream().map(OriginPolicy::rule).toList();
  }

  /**
   * Judges a request.
   *
   * @param origin its Origin header, null where it has none
   * @param host its Host header, null where it has none
   */
  public boolean allows(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    boolean isAllowed =
        canonical(origin)
            .filter(
                page ->
                    isSameHost(page, host) || allowed.stream().anyMatch(rule -> rule.test(page)))
            .isPresent();
    if (!isAllowed) {
      report(origin);
    }
    return isAllowed;
  }

  /** Once for each origin: the owner who forgot one must find it, and nobody may fill the log. */
  private void report(String origin) {
    String shown = origin.substring(0, Math.min(origin.length(), MOST_SHOWN));
    if (reported.size() < MOST_REPORTED && reported.add(shown)) {
      String sentence = "origin {0} refused; if the page is yours, add it to ALLOWED_ORIGINS";
      LOGGER.log(WARNING, sentence, shown);
    }
  }

  /** The Host header does not tell the scheme: the page's own decides what its default port is. */
  private static boolean isSameHost(String page, @Nullable String host) {
    String scheme = page.substring(0, page.indexOf(':'));
    return host != null && canonical(scheme + "://" + host).filter(page::equals).isPresent();
  }

  private static Predicate<String> rule(String configured) {
    if (configured.equals(ANY)) {
      return page -> true;
    }
    String origin =
        canonical(configured.replace(SUBDOMAINS, ""))
            .orElseThrow(() -> new IllegalArgumentException("no origin: " + configured));
    if (!configured.contains(SUBDOMAINS)) {
      return origin::equals;
    }
    int host = origin.indexOf("://") + 3;
    String scheme = origin.substring(0, host);
    String parent = "." + origin.substring(host);
    return page ->
        page.startsWith(scheme)
            && page.endsWith(parent)
            && isDomain(page.substring(host, page.length() - parent.length()));
  }

  private static boolean isDomain(String name) {
    return name.matches("[a-z0-9.-]+") && !("." + name + ".").contains("..");
  }

  /** In lower case and without the port that its scheme implies; empty where it is no origin. */
  private static Optional<String> canonical(String origin) {
    Matcher parts = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String impliedPort = parts.group(1).equals("https") ? ":443" : ":80";
    String port =
        parts.group(3) == null || parts.group(3).equals(impliedPort) ? "" : parts.group(3);
    return Optional.of(parts.group(1) + "://" + parts.group(2) + port);
  }
}
