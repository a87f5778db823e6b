package org.homeservices.assistant;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param fallbackModel another one at that server, asked when the first fails; empty: none
 * @param answerDeadline to the first text, whatever is tried until then
 * @param maxRetries how often the same model is asked once more
 * @param proxy between here and the server, http; null: as the JVM is set up
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
    Duration totalTimeout,
    String fallbackModel,
    Duration answerDeadline,
    int maxRetries,
    @Nullable URI proxy) {

  /** One model that is asked once, without a proxy of its own. */
  public ModelSettings(
      URI baseUrl,
      String apiKey,
      String model,
      double temperature,
      int maxTokens,
      Duration connectTimeout,
      Duration firstTokenTimeout,
      Duration idleTimeout,
      Duration totalTimeout) {
    this(
        baseUrl,
        apiKey,
        model,
        temperature,
        maxTokens,
        connectTimeout,
        firstTokenTimeout,
        idleTimeout,
        totalTimeout,
        "",
        firstTokenTimeout,
        0,
        null);
  }

  /** The names of the models in the order in which they are asked. */
  public List<String> models() {
    return fallbackModel.isEmpty() || fallbackModel.equals(model)
        ? List.of(model)
        : List.of(model, fallbackModel);
  }

  /** The names for who wants to spend little: the second model alone, where there is one. */
  public List<String> thriftyModels() {
    List<String> all = models();
    return all.subList(all.size() - 1, all.size());
  }

  /** Without the key, so that no log holds it. */
  @Override
  public String toString() {
    return "ModelSettings[%s at %s]".formatted(String.join(", then ", models()), baseUrl);
  }
}
