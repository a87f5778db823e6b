package org.homeservices.doors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that comes in parts. */
public final class InParts {
  private static final long PAUSE_MILLIS = 50;

  private InParts() {}

  /** Sends the parts, with pauses between them; the beginning of the answer. */
  public static String send(int port, String... parts) throws IOException, InterruptedException {
    try (Socket socket = new RawDoor(port).open()) {
      for (String part : parts) {
        socket.getOutputStream().write(part.getBytes(US_ASCII));
        boolean unused = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
      byte[] answer = new byte[8192];
      return new String(answer, 0, socket.getInputStream().read(answer), US_ASCII);
    }
  }
}
