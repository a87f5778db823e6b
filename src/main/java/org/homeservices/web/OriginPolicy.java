package org.homeservices.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may talk to this server (RFC 6454). A request without an Origin is not from a page
 * and is allowed; the opaque origin {@code null} is not.
 */
public final class OriginPolicy {
  private final List<Pattern> allowed;

  /** Takes the patterns of {@link WebSettings#allowedOrigins()}. */
  public OriginPolicy(WebSettings settings) {
    this.allowed = settings.allowedOrigins().stream().map(OriginPolicy::pattern).toList();
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
    String lowerCase = origin.toLowerCase(Locale.ROOT);
    return isSameHost(lowerCase, host)
        || allowed.stream().anyMatch(pattern -> pattern.matcher(lowerCase).matches());
  }

  private static boolean isSameHost(String origin, @Nullable String host) {
    if (host == null || !origin.matches("https?://.+")) {
      return false;
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Pattern pattern(String configured) {
    if (configured.equals("*")) {
      return Pattern.compile("https?://.+");
    }
    String[] parts = configured.toLowerCase(Locale.ROOT).split("\\*\\.", 2);
    return parts.length == 1
        ? Pattern.compile(Pattern.quote(parts[0]))
        : Pattern.compile(Pattern.quote(parts[0]) + "([a-z0-9-]+\\.)+" + Pattern.quote(parts[1]));
  }
}
