package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.OpenPorts;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server that is set up by all that {@code server-config} has for it. */
class ServerConfigIT {
  private static final String OWNER = "owner-token-for-tests-0123456789abcdef";

  /** More than Payara Server has by default (5), and than WildFly has on one processor (16). */
  private static final int STALLED = 24;

  /** Payara Server's, which its files cannot shut: DEPLOYMENT says so. */
  private static final int JMS = 7676;

  private static final String STALLED_CALL =
      """
      PUT /api/admin/knowledge HTTP/1.1\r
      Host: chat.example.com\r
      Authorization: Bearer %s\r
      Content-Type: application/zip\r
      Content-Length: 1000\r
      \r
      """
          .formatted(OWNER);

  private static ServerProcess server;
  private static ChatSite site;

  @BeforeAll
  static void start() {
    DatabaseSettings database = RealPostgres.shared().freshDatabase();
    Map<String, String> environment =
        Map.of(
            "DB_URL",
            String.valueOf(database.url()),
            "DB_USER",
            database.user(),
            "DB_PASSWORD",
            "p:a=s$w{o}r,d#1",
            "ADMIN_TOKEN",
            OWNER,
            "SECRET_KEY",
            "a secret of thirty-two or more characters, for tests");
    server = ServerKind.chosen().startInProduction(Nodes.folder(), environment, List.of());
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    site = server.awaitReady();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void conversationsShouldGoToTheDataSourceOfTheServer() {
    site.begin();

    JsonObject health = ChatSite.json(site.get("api/health"));
    assertThat(health.getJsonObject("checks").getString("database"))
        .as(server.log())
        .isEqualTo("up");
    assertThat(server.log()).contains("database PostgreSQL").doesNotContain("p:a=s$w{o}r,d#1");
  }

  @Test
  void logShouldHaveAnObjectForEachThingThatTheApplicationSays() {
    List<String> told =
        server.log().lines().filter(line -> line.contains("org.homeservices.")).toList();

    assertThat(told).isNotEmpty();
    assertThat(told)
        .allMatch(line -> hasLevel(Json.createReader(new StringReader(line)).readObject()));
  }

  /** The servers write the key each in their own way. */
  private static boolean hasLevel(JsonObject line) {
    return line.containsKey("level") || line.containsKey("Level");
  }

  @Test
  void visitorsShouldBeAnsweredWhileCallsOfTheOwnersStandStill() throws IOException {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < STALLED; i++) {
        stalled.add(stall());
      }

      assertThat(site.begin().token()).isNotEmpty();
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  @Test
  void requestShouldBeRefusedWhenItHasTooManyHeaders() throws IOException {
    String headers =
        IntStream.range(0, 70).mapToObj("x-%d: value\r\n"::formatted).collect(Collectors.joining());

    assertThat(statusOf(headers)).isEqualTo("400");
  }

  @Test
  void requestShouldBeRefusedWhenItsHeadersAreTooLong() throws IOException {
    assertThat(statusOf("x: " + "x".repeat(9_000) + "\r\n")).isEqualTo("400");
  }

  @Test
  void whatTheServerAnswersByItselfShouldNotTellWhichItIs() throws IOException {
    try (Socket socket = connected()) {
      socket.getOutputStream().write("no request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).doesNotContainIgnoringCase("payara", "wildfly", "undertow", "grizzly");
    }
    assertThat(site.get("api/health").headers().map()).doesNotContainKey("x-powered-by");
  }

  /** Payara lets others of its kind find it, unless it is told not to. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingButHttpShouldBeOpenToOtherMachines() {
    boolean hasJms = ServerKind.chosen() == ServerKind.PAYARA_SERVER;
    int known = hasJms ? JMS : server.port();

    assertThat(OpenPorts.of(server.pid())).isSubsetOf(server.port(), known);
  }

  private static Socket stall() throws IOException {
    Socket socket = connected();
    socket.getOutputStream().write(STALLED_CALL.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** In HTTP/1.1, which the proxy speaks. */
  private static String statusOf(String headers) throws IOException {
    String head = "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    try (Socket socket = connected()) {
      socket.getOutputStream().write((head + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 400".length());
    }
  }

  private static Socket connected() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }
}
