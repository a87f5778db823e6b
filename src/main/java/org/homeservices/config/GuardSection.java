package org.homeservices.config;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.assistant.GuardSettings;

/** Reads what the model may say. */
final class GuardSection {
  private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*");

  private final Values values;

  GuardSection(Values values) {
    this.values = values;
  }

  /**
   * Where no hosts are set, it is the site's own.
   *
   * @param siteUrl empty: there is none
   */
  GuardSettings read(String siteUrl) {
    String rule = "must be hosts like www.example.com or *.example.com, comma separated";
    List<String> hosts =
        values.list(
            "ALLOWED_LINK_HOSTS", rule, item -> HOST.matcher(item).matches(), "www.example.com");
    return new GuardSettings(hosts.isEmpty() ? ownHost(siteUrl) : hosts);
  }

  private static List<String> ownHost(String siteUrl) {
    return siteUrl.isEmpty() ? List.of() : List.of(URI.create(siteUrl).getHost());
  }
}
