package org.homeservices.doors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Many connections that do next to nothing. */
public final class Crowd implements AutoCloseable {
  private static final long MUCH = 100_000_000;
  private static final String POST = "POST /api/conversations";
  private static final String PUT = "PUT /api/admin/knowledge";

  /** They come from a hundred addresses. */
  private static final String BEGINNING =
      " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.%d\r\n";

  private final List<Socket> sockets = new ArrayList<>();

  /** How they begin. */
  public enum Manner {
    /** They say nothing at all. */
    SILENT(""),
    /** Their headers do not end. */
    HALF_A_HEAD(POST + BEGINNING + "X-"),
    /** Their body does not end. */
    HALF_A_BODY(POST + BEGINNING + "Content-Length: 100\r\n\r\n{"),
    /** Their body does not begin. */
    NO_BODY(POST + BEGINNING + "Content-Length: 100\r\n\r\n"),
    /** Their body does not end, and does not say how long it is. */
    HALF_A_CHUNK(POST + BEGINNING + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"),
    /** They claim to be the owner, and their articles do not come. */
    NO_ARTICLES(PUT + BEGINNING + "Authorization: Bearer x\r\nContent-Length: 100\r\n\r\n"),
    /** They are sockets that never say hello. */
    NO_HELLO(
        "GET /ws/chat"
            + BEGINNING
            + "Upgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Protocol: home-services-chat.v1\r\n\r\n");

    private final String beginning;

    Manner(String beginning) {
      this.beginning = beginning;
    }

    private byte[] beginning(int number) {
      return beginning.formatted(number % 100).getBytes(US_ASCII);
    }
  }

  /** What a body says of its length. */
  public enum Length {
    /** All of it. */
    DECLARED("Content-Length: " + MUCH + "\r\n\r\n", ""),
    /** Nothing. */
    CHUNKED("Transfer-Encoding: chunked\r\n\r\n", "10000\r\n");

    private final String headers;
    private final String chunk;

    Length(String headers, String chunk) {
      this.headers = headers;
      this.chunk = chunk;
    }
  }

  private Crowd() {}

  /** So many, connected. */
  public static Crowd of(int count, int port, Manner manner) throws IOException {
    Crowd crowd = new Crowd();
    RawDoor door = new RawDoor(port);
    for (int number = 0; number < count; number++) {
      Socket socket = door.open();
      crowd.sockets.add(socket);
      socket.getOutputStream().write(manner.beginning(number));
    }
    return crowd;
  }

  /** Returns after a while. */
  public void stay(Duration time) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many get each status; none for those that are told nothing for two seconds. */
  public Map<String, Long> answers() throws IOException {
    Map<String, Long> answers = new TreeMap<>();
    for (Socket socket : sockets) {
      answers.merge(status(socket), 1L, Long::sum);
    }
    return answers;
  }

  private static String status(Socket socket) throws IOException {
    byte[] line = new byte["HTTP/1.1 408".length()];
    try {
      int count = socket.getInputStream().readNBytes(line, 0, line.length);
      return new String(line, 0, count, US_ASCII).replaceFirst("^HTTP/1\\.1 ", "");
    } catch (SocketTimeoutException nothing) {
      return "";
    }
  }

  /** Sends 100 MB of articles with a token until the server answers; see the next. */
  public static Answer putEndlessly(int port, String token, Length length) throws IOException {
    String headers = BEGINNING.formatted(100) + "Authorization: Bearer " + token + "\r\n";
    return sendEndlessly(port, PUT + headers, length);
  }

  /** Posts a body of 100 MB until the server answers; what it says, and after how many bytes. */
  public static Answer postEndlessly(int port, Length length) throws IOException {
    return sendEndlessly(port, POST + BEGINNING.formatted(100), length);
  }

  private static Answer sendEndlessly(int port, String head, Length length) throws IOException {
    try (Socket socket = new RawDoor(port).open()) {
      long sent = flood(socket, head, length);
      return new Answer(RawDoor.readTo("}", socket), sent);
    }
  }

  /** Sends until there is an answer, or nobody takes any more; how much it was. */
  private static long flood(Socket socket, String head, Length length) throws IOException {
    byte[] part = new byte[0x10000];
    long sent = 0;
    try {
      OutputStream out = socket.getOutputStream();
      out.write((head + length.headers).getBytes(US_ASCII));
      while (sent < MUCH && socket.getInputStream().available() == 0) {
        out.write(length.chunk.getBytes(US_ASCII));
        out.write(part);
        out.write(length.chunk.isEmpty() ? new byte[0] : new byte[] {'\r', '\n'});
        sent += part.length;
      }
      return sent;
    } catch (SocketException refused) {
      return sent;
    }
  }

  /** An answer, and how much had been sent before it came. */
  public record Answer(String text, long sent) {}

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
