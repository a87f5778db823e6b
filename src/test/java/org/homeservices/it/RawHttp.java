package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client with an address of its own on this machine, which says exactly what it is told. */
record RawHttp(String address, int port) {
  private static final int PATIENCE_MILLIS = 20_000;

  static RawHttp from(String address, int port) {
    return new RawHttp(address, port);
  }

  /** Posts a body and returns the whole answer, head and body. */
  String post(String path, String body, String... headers) {
    String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(path);
    String told = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String length = "Content-Length: %d\r\n".formatted(body.getBytes(UTF_8).length);
    return say(head + told + length + "Content-Type: application/json\r\n\r\n" + body);
  }

  /** Says a text and returns all that comes back until the connection ends. */
  String say(String text) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
