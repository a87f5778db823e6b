package org.homeservices.doors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A server's port, for bytes as they are. */
final class RawDoor {
  private static final int PATIENCE = 2000;
  private static final int MOST = 256 * 1024;

  private final int port;

  RawDoor(int port) {
    this.port = port;
  }

  /** Connects, and says nothing yet. */
  Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /** Sends a request and its end; the answer as ISO 8859-1, as much as came of it. */
  String answer(byte[] request) throws IOException {
    try (Socket socket = open()) {
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
      } catch (SocketException refused) {
        return read(socket);
      }
      return read(socket);
    }
  }

  /** All that comes until the server closes, or says nothing for two seconds. */
  static String read(Socket socket) throws IOException {
    return readTo("no such end", socket);
  }

  /**
   * All that comes until it has this in it, until the server closes, or says nothing for two
   * seconds.
   */
  static String readTo(String end, Socket socket) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      int count = in.read(part);
      while (count >= 0 && out.size() < MOST) {
        out.write(part, 0, count);
        count = text(out).contains(end) ? -1 : in.read(part);
      }
    } catch (SocketTimeoutException | SocketException ended) {
      return text(out);
    }
    return text(out);
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
