package org.homeservices.testing;

import java.util.Map;

/** The settings of a server whose visitors are all one machine, and in a hurry. */
public final class NoLimits {
  /** The variables. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CHAT_RATE_LIMIT", "0",
          "CHAT_CONVERSATIONS_PER_MINUTE", "0",
          "CHAT_MAX_CONNECTIONS_PER_USER", "0",
          "CHAT_MAX_CONNECTIONS_PER_IP", "0");

  private NoLimits() {}
}
