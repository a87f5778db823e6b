package org.homeservices.assistant.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link may lead: to a path of the site, to the hosts of the list by https, and to the
 * company's own e-mail address and phone. What cannot be read for certain leads nowhere.
 */
public final class LinkRules {
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\s<>\"\\\\^`{|}]*");
  private static final Pattern WEB =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[a-z0-9.-]+)(?::(?<port>\\d{1,5}))?"
              + "(?<rest>(?:[/?#][^\\s<>\"\\\\^`{|}]*)?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");
  private static final List<String> OWN_MACHINE = List.of("localhost", "127.0.0.1");

  private final List<String> hosts;
  private final String email;
  private final String phone;

  /**
   * @param hosts like {@code www.example.com}; {@code *.example.com} stands for all below it
   * @param email the company's own; may be empty
   * @param phone the company's own; may be empty
   */
  public LinkRules(List<String> hosts, String email, String phone) {
    this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    this.email = email;
    this.phone = NO_DIGIT.matcher(phone).replaceAll("");
  }

  /** Whether a link of Markdown may lead there. */
  boolean allows(String url) {
    return (PATH.matcher(url).matches() && !url.contains("//")) || allowsWhole(url);
  }

  /** Whether an address that stands bare in a text may be there. */
  boolean allowsBare(String url) {
    if (url.startsWith("//")) {
      return allowsWhole("https:" + url);
    }
    return allowsWhole(url.contains(":") ? url : "https://" + url);
  }

  private boolean allowsWhole(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mailto:")) {
      return !email.isEmpty() && lower.equals("mailto:" + email.toLowerCase(Locale.ROOT));
    }
    if (lower.startsWith("tel:")) {
      return !phone.isEmpty() && NO_DIGIT.matcher(lower).replaceAll("").equals(phone);
    }
    Matcher web = WEB.matcher(url);
    return web.matches() && !web.group("rest").contains("//") && isKnown(web);
  }

  private boolean isKnown(Matcher web) {
    String host = web.group("host").toLowerCase(Locale.ROOT);
    boolean own = OWN_MACHINE.contains(host);
    boolean safe = web.group("scheme").equalsIgnoreCase("https");
    boolean usualPort = web.group("port") == null || web.group("port").equals("443");
    return hosts.stream().anyMatch(rule -> fits(host, rule)) && (own || (safe && usualPort));
  }

  private static boolean fits(String host, String rule) {
    return rule.startsWith("*.") ? host.endsWith(rule.substring(1)) : host.equals(rule);
  }
}
