package org.homeservices.wiring.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.check.Finding;
import org.homeservices.check.Outcome;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCheckTest {
  private static final String KEY = "a-key-that-nobody-may-see";
  private static final String MODELS = "{\"data\":[{\"id\": \"small\"},{\"id\":\"large\"}]}";

  @ParameterizedTest
  @CsvSource({
    "small, 200, PASS, nothing was spent",
    "other, 200, WARN, does not list other",
    "small, 401, FAIL, refuses the key",
    "small, 403, FAIL, refuses the key",
    "small, 404, WARN, lists no models",
    "small, 429, FAIL, too busy",
    "small, 503, FAIL, too busy"
  })
  void answerShouldDecide(String model, int status, Outcome outcome, String text)
      throws IOException {
    AtomicReference<String> bearer = new AtomicReference<>("");
    HttpServer server = server(status, bearer);
    try {
      Finding finding = finding(model, server.getAddress().getPort());

      assertThat(finding.outcome()).isEqualTo(outcome);
      assertThat(finding.text()).contains(text).doesNotContain(KEY);
      assertThat(bearer.get()).isEqualTo("Bearer " + KEY);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void serverThatIsAwayShouldFail() {
    Finding finding = finding("small", RealRedis.freePort());

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.text()).contains("does not answer");
  }

  @Test
  void checkShouldBeSkippedWithoutAModel() {
    assertThat(new ModelCheck(null).findings().get(0).outcome()).isEqualTo(Outcome.SKIPPED);
  }

  private static HttpServer server(int status, AtomicReference<String> bearer) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/v1/models",
        exchange -> {
          bearer.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Finding finding(String model, int port) {
    Duration time = Duration.ofSeconds(2);
    URI base = URI.create("http://127.0.0.1:%d/v1/".formatted(port));
    ModelSettings settings = new ModelSettings(base, KEY, model, 0, 1, time, time, time, time);
    return new ModelCheck(settings).findings().get(0);
  }
}
