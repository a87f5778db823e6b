package org.homeservices.web.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A socket's session that can only be written to and closed. */
final class FakeSession {
  private final FakeRemote remote;
  private final List<Integer> closeCodes = new ArrayList<>();
  private boolean gone;

  FakeSession(FakeRemote remote) {
    this.remote = remote;
  }

  /** From now on closing fails. */
  void lose() {
    gone = true;
  }

  /** The codes it was closed with, in order. */
  List<Integer> closeCodes() {
    return List.copyOf(closeCodes);
  }

  Session session() {
    return (Session)
        Proxy.newProxyInstance(
            FakeSession.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAsyncRemote" -> remote;
                  case "close" -> close((CloseReason) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Object close(CloseReason reason) throws IOException {
    if (gone) {
      throw new IOException("gone");
    }
    closeCodes.add(reason.getCloseCode().getCode());
    return Void.TYPE;
  }
}
