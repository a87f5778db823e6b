package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis without a client library: says commands and reads replies (RESP 2), in
 * texts whose every character is one byte.
 */
public final class RedisLine implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private RedisLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to a port of this machine. */
  public static RedisLine to(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new RedisLine(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Says a command.
   *
   * @return a text, a {@code Long}, a list of such, or null; an error is thrown
   */
  public @Nullable Object say(String... words) {
    try {
      socket.getOutputStream().write(command(words));
      return reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is heard next, like a message that was published. */
  public @Nullable Object hear() {
    try {
      return reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] command(String... words) {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      command.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return command.toString().getBytes(ISO_8859_1);
  }

  private @Nullable Object reply() throws IOException {
    int kind = in.read();
    String head = head();
    return switch (kind) {
      case '+' -> head;
      case ':' -> Long.valueOf(head);
      case '$' -> text(Integer.parseInt(head));
      case '*' -> list(Integer.parseInt(head));
      default -> throw new AssertionError("Redis says: " + head);
    };
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Redis hung up");
      }
      head.write(next);
    }
    in.skipNBytes(1);
    return head.toString(ISO_8859_1);
  }

  private @Nullable String text(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] text = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(text, ISO_8859_1);
  }

  private @Nullable List<@Nullable Object> list(int size) throws IOException {
    if (size < 0) {
      return null;
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int item = 0; item < size; item++) {
      items.add(reply());
    }
    return items;
  }
}
