package org.homeservices.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose word counts for where a visitor is.
 *
 * @param trustedProxies networks, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address
 *     is a network of one
 * @param header in which they say who called them, each behind the one before
 */
public record AddressSettings(List<String> trustedProxies, String header) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where one is no network, or no header has such a name
   */
  public AddressSettings {
    trustedProxies = List.copyOf(trustedProxies);
    if (!trustedProxies.stream().allMatch(AddressSettings::isNetwork) || !isHeader(header)) {
      throw new IllegalArgumentException(
          "networks and the name of a header, not " + trustedProxies + " and " + header);
    }
  }

  /** Whether a text is a network. */
  public static boolean isNetwork(String text) {
    return Network.parse(text).isPresent();
  }

  /** Whether a header may have this name (RFC 9110 §5.1). */
  public static boolean isHeader(String name) {
    return TOKEN.matcher(name).matches();
  }
}
