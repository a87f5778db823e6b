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
 */
public record WebSettings(List<String> allowedOrigins, Locale defaultLocale, Duration tokenLife) {
  /** Copies the list. */
  public WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
