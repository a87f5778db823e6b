package org.homeservices.assistant;

import java.net.URI;
import java.time.Duration;

/**
 * Which language model to ask, and how long to wait for it.
 *
 * @param baseUrl where {@code /chat/completions} hangs; http or https
 * @param apiKey sent as bearer token; empty: none is sent
 * @param model its name at that server
 * @param temperature 0–2
 * @param maxTokens the longest answer
 * @param connectTimeout until the connection stands
 * @param firstTokenTimeout from the request to the first text
 * @param idleTimeout between two pieces of text
 * @param totalTimeout for the whole answer
 */
public record ModelSettings(
    URI baseUrl,
    String apiKey,
    String model,
    double temperature,
    int maxTokens,
    Duration connectTimeout,
    Duration firstTokenTimeout,
    Duration idleTimeout,
    Duration totalTimeout) {

  /** Without the key, so that no log holds it. */
  @Override
  public String toString() {
    return "ModelSettings[%s at %s]".formatted(model, baseUrl);
  }
}
