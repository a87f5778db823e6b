package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;

/** The HTTP part of a WebSocket's life (RFC 6455, section 4). */
final class Handshake {
  private static final String END = "\r\n\r\n";

  private final StringBuilder response = new StringBuilder();

  /** The request that asks a node for a socket. */
  static ByteBuffer request(URI node) {
    String request =
        """
        GET /ws/chat HTTP/1.1
        Host: %1$s
        Origin: http://%1$s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Protocol: home-services-chat.v1

        """
            .formatted(node.getAuthority());
    return ByteBuffer.wrap(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  /** Takes the bytes of the response, none after it, and says whether it is complete. */
  boolean isDoneWith(ByteBuffer bytes) throws ProtocolException {
    while (bytes.hasRemaining() && !isWhole()) {
      response.append((char) (bytes.get() & 0xff));
    }
    if (isWhole() && !response.toString().startsWith("HTTP/1.1 101 ")) {
      throw new ProtocolException("no WebSocket: " + response.toString().strip());
    }
    return isWhole();
  }

  private boolean isWhole() {
    int end = response.length();
    return end >= END.length() && response.substring(end - END.length()).equals(END);
  }
}
