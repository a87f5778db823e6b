package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CableTest {
  private static final String PLAIN = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String SOCKET =
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  private static final int SOON = 200;
  private static final int LATE = 10_000;

  private final HttpServer first = server("first");
  private final HttpServer second = server("second");
  private final Cable cable = Cable.to(first.getAddress().getPort());

  @AfterEach
  void close() {
    cable.close();
    first.stop(0);
    second.stop(0);
  }

  @Test
  void requestsOfAConnectionShouldBeForwarded() throws IOException {
    try (Socket browser = browser()) {
      assertThat(say(PLAIN, browser)).startsWith("HTTP/1.1 200").endsWith("first");
      assertThat(say(PLAIN, browser)).startsWith("HTTP/1.1 200").endsWith("first");
    }
  }

  @Test
  void cutShouldEndWhatIsThereAndWhatComes() throws IOException {
    try (Socket browser = browser()) {
      say(PLAIN, browser);

      cable.cut();

      assertThatThrownBy(() -> hear(browser)).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> sayAnew(PLAIN)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void restoredCableShouldForwardAgain() throws IOException {
    cable.cut();

    cable.restore();

    assertThat(sayAnew(PLAIN)).endsWith("first");
  }

  @Test
  void silentCableShouldHoldBackWhatIsSaid() throws IOException {
    try (Socket before = browser()) {
      say(PLAIN, before);
      cable.silence();
      try (Socket after = browser()) {
        for (Socket browser : new Socket[] {before, after}) {
          browser.setSoTimeout(SOON);
          assertThatThrownBy(() -> say(PLAIN, browser)).isInstanceOf(SocketTimeoutException.class);
          browser.setSoTimeout(LATE);
        }

        cable.restore();

        assertThat(hear(before)).endsWith("first");
        assertThat(hear(after)).endsWith("first");
      }
    }
  }

  @Test
  void silentCableShouldBeCutLikeAnother() throws IOException {
    cable.silence();
    try (Socket browser = browser()) {
      browser.getOutputStream().write(PLAIN.getBytes(US_ASCII));

      cable.cut();

      assertThatThrownBy(() -> hear(browser)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void newConnectionsShouldGoWhereTheCableLeads() throws IOException {
    try (Socket browser = browser()) {
      say(PLAIN, browser);

      cable.leadTo(second.getAddress().getPort());

      assertThat(say(PLAIN, browser)).endsWith("first");
      assertThat(sayAnew(PLAIN)).endsWith("second");
      cable.drop();
      assertThatThrownBy(() -> hear(browser)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void socketsShouldBeRefusedAndTheRestForwarded() throws IOException {
    cable.refuseSockets();

    assertThat(sayAnew(SOCKET)).startsWith("HTTP/1.1 403 ");
    assertThat(sayAnew(PLAIN)).endsWith("first");
    cable.restore();
    assertThat(sayAnew(SOCKET)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void serverThatIsGoneShouldLookGone() {
    first.stop(0);

    assertThatThrownBy(() -> sayAnew(PLAIN)).isInstanceOf(SocketException.class);
  }

  private Socket browser() throws IOException {
    Socket browser = new Socket(InetAddress.getLoopbackAddress(), cable.port());
    browser.setSoTimeout(LATE);
    return browser;
  }

  private String sayAnew(String request) throws IOException {
    try (Socket browser = browser()) {
      return say(request, browser);
    }
  }

  private static String say(String request, Socket browser) throws IOException {
    browser.getOutputStream().write(request.getBytes(US_ASCII));
    return hear(browser);
  }

  /** An answer up to its body, which is as long as is said. */
  private static String hear(Socket browser) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf("\r\n\r\n") < 0) {
      int next = browser.getInputStream().read();
      if (next < 0) {
        throw new SocketException("ended");
      }
      heard.append((char) next);
    }
    int length = Integer.parseInt(heard.toString().replaceAll("(?is).*length: ?(\\d+).*", "$1"));
    return heard + new String(browser.getInputStream().readNBytes(length), US_ASCII);
  }

  private static HttpServer server(String name) {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(free, 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes(US_ASCII));
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
