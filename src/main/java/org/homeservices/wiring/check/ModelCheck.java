package org.homeservices.wiring.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.jspecify.annotations.Nullable;

/** Asks the model's server, with the key, which models it has. That costs nothing. */
public final class ModelCheck implements Inspection {
  private static final String NAME = "model";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;

  private final @Nullable ModelSettings settings;

  /**
   * @param settings null where no model is configured
   */
  public ModelCheck(@Nullable ModelSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> findings() {
    ModelSettings model = settings;
    return List.of(
        model == null
            ? Finding.skipped(NAME, "none is configured: the knowledge base answers")
            : asked(model));
  }

  private static Finding asked(ModelSettings model) {
    try {
      long began = System.nanoTime();
      HttpResponse<String> response = client(model).send(request(model), BodyHandlers.ofString());
      long millis = (System.nanoTime() - began) / 1_000_000;
      return judged(model, response.statusCode(), response.body(), millis);
    } catch (IOException e) {
      return Finding.fail(
          NAME,
          "%s does not answer: %s".formatted(model.baseUrl().getHost(), reason(e)),
          "look at OPENAI_BASE_URL, OPENAI_PROXY and the network");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.skipped(NAME, "the check was ended");
    }
  }

  static Finding judged(ModelSettings model, int status, String body, long millis) {
    String who = model.baseUrl().getHost();
    if (status == 401 || status == 403) {
      return Finding.fail(
          NAME, "%s refuses the key (%d)".formatted(who, status), "look at OPENAI_API_KEY");
    }
    if (status == TOO_MANY || status >= 500) {
      return Finding.fail(
          NAME,
          "%s answers %d: too busy, ill, or no money is left there".formatted(who, status),
          "look at the account, then try again");
    }
    if (status != 200) {
      return Finding.warn(
          NAME,
          "%s can be reached, but lists no models (%d); the key was not tried"
              .formatted(who, status),
          "ask the chat a question, and look whether a model has answered");
    }
    List<String> missing = model.models().stream().filter(name -> !isListed(body, name)).toList();
    return missing.isEmpty()
        ? Finding.pass(
            NAME,
            "%s takes the key and has %s, %d ms; nothing was spent"
                .formatted(who, String.join(" and ", model.models()), millis))
        : Finding.warn(
            NAME,
            "%s does not list %s".formatted(who, String.join(" and ", missing)),
            "look at OPENAI_MODEL and OPENAI_FALLBACK_MODEL");
  }

  /** There is no JSON library outside of a server; a name in quotation marks is good enough. */
  private static boolean isListed(String body, String name) {
    return Pattern.compile("\"id\"\\s*:\\s*\"(models/)?" + Pattern.quote(name) + "\"")
        .matcher(body)
        .find();
  }

  private static HttpClient client(ModelSettings model) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(model.connectTimeout());
    URI proxy = model.proxy();
    return proxy == null
        ? builder.build()
        : builder
            .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
            .build();
  }

  private static HttpRequest request(ModelSettings model) {
    String base = model.baseUrl().toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/models")).timeout(PATIENCE);
    return model.apiKey().isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + model.apiKey()).build();
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
