package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script by which a container asks its own node. */
class AskTest {
  private final List<String> asked = new ArrayList<>();
  private final Path folder;
  private final HttpServer node;
  private int status = 200;

  AskTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
  }

  @BeforeEach
  void start() {
    node.createContext(
        "/",
        exchange -> {
          String owner = exchange.getRequestHeaders().getFirst("Authorization");
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + owner);
          byte[] body = "{\"status\":\"told\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    node.start();
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  /** What it ends with; what it prints lies in a file. */
  private int ask(String method, String path) throws IOException, InterruptedException {
    Path token = Files.writeString(folder.resolve("token"), "the owner's word\n");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "docker/ask.sh", method, path)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("HTTP_PORT", Integer.toString(node.getAddress().getPort()));
    builder.environment().put("ADMIN_TOKEN_FILE", token.toString());
    Process process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void healthShouldBeAskedWithoutTheOwnersToken() throws IOException, InterruptedException {
    assertThat(ask("GET", "/api/health")).isZero();
    assertThat(asked).containsExactly("GET /api/health null");
    assertThat(folder.resolve("out")).hasContent("{\"status\":\"told\"}");
  }

  @Test
  void ownersCallShouldHaveTheTokenOfItsFile() throws IOException, InterruptedException {
    assertThat(ask("POST", "/api/admin/drain")).isZero();
    assertThat(asked).containsExactly("POST /api/admin/drain Bearer the owner's word");
  }

  @Test
  void anyOtherAnswerShouldBeAFailureThatIsPrinted() throws IOException, InterruptedException {
    status = 503;

    assertThat(ask("GET", "/api/health")).isEqualTo(1);
    assertThat(folder.resolve("out")).hasContent("{\"status\":\"told\"}");
  }

  @Test
  void nodeThatIsNotThereShouldBeAFailure() throws IOException, InterruptedException {
    node.stop(0);

    assertThat(ask("GET", "/api/health")).isNotZero();
  }
}
