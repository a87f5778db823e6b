package org.homeservices.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the edges need to know.
 *
 * @param allowedOrigins {@code https://a.example}, {@code https://*.b.example} or {@code *}; empty:
 *     only pages of the same host
 * @param defaultLocale for visitors whose language is none of ours
 * @param tokenLife how long a conversation's token opens it
 * @param maxContext bytes that a client may tell of itself when it begins a conversation, beside
 *     its identity; 0: as many as any body may have
 * @param maxSessions sockets and event streams that may be open on one node; 0: any number
 */
public record WebSettings(
    List<String> allowedOrigins,
    Locale defaultLocale,
    Duration tokenLife,
    int maxContext,
    int maxSessions) {
  /** As many bytes as a body may have, whatever is set. */
  public static final int MOST_CONTEXT = 64 * 1024;

  private static final int USUAL_CONTEXT = 10_000;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where the bound is out of its range
   */
  public WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    if (maxContext < 0 || maxContext > MOST_CONTEXT) {
      throw new IllegalArgumentException(
          "a context has 0 to %d bytes, not %d".formatted(MOST_CONTEXT, maxContext));
    }
    if (maxSessions < 0) {
      throw new IllegalArgumentException("maxSessions is 0 or more, not " + maxSessions);
    }
  }

  /** With the usual bound of the context, and none of the sessions. */
  public WebSettings(List<String> allowedOrigins, Locale defaultLocale, Duration tokenLife) {
    this(allowedOrigins, defaultLocale, tokenLife, USUAL_CONTEXT, 0);
  }
}
