package org.homeservices.config;

import java.util.List;
import java.util.function.Predicate;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.AddressSettings;

/** Reads how much is too much, and whose word counts for who somebody is. */
final class LimitSection {
  private static final int MOST_MESSAGES = 10_000;
  private static final int MOST_CONVERSATIONS = 100_000;
  private static final int MOST_SOCKETS = 1_000_000;

  private final Values values;

  LimitSection(Values values) {
    this.values = values;
  }

  RateLimitSettings limits() {
    return new RateLimitSettings(
        values.number("CHAT_RATE_LIMIT", 10, 0, MOST_MESSAGES),
        values.seconds("CHAT_RATE_LIMIT_WINDOW", 60, Values.DAY),
        values.number("CHAT_RATE_LIMIT_BURST", 3, 0, MOST_MESSAGES),
        values.number("CHAT_CONVERSATIONS_PER_MINUTE", 30, 0, MOST_CONVERSATIONS),
        values.number("CHAT_MAX_CONNECTIONS_PER_USER", 5, 0, MOST_SOCKETS),
        values.number("CHAT_MAX_CONNECTIONS_PER_IP", 100, 0, MOST_SOCKETS));
  }

  AddressSettings addresses() {
    String rule = "must be networks like 10.0.0.0/8 or 2001:db8::/32, comma separated";
    Predicate<String> isNetwork = AddressSettings::isNetwork;
    List<String> proxies = values.list("TRUSTED_PROXIES", rule, isNetwork, "10.0.0.0/8");
    return new AddressSettings(
        proxies.stream().filter(isNetwork).toList(),
        values.parsed(
            "CLIENT_IP_HEADER",
            "X-Forwarded-For",
            LimitSection::header,
            "must be the name of a header"));
  }

  private static String header(String name) {
    if (!AddressSettings.isHeader(name)) {
      throw new IllegalArgumentException(name);
    }
    return name;
  }
}
