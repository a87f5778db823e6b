package org.homeservices.web.socket;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.homeservices.audit.Deed;
import org.homeservices.web.CloseCode;
import org.homeservices.web.frame.Visit;
import org.jspecify.annotations.Nullable;

/** The WebSocket endpoint; {@link Upgrade} makes one for each socket. */
@ServerEndpoint(
    value = "/ws/chat",
    subprotocols = ChatSocket.SUBPROTOCOL,
    configurator = Upgrade.class)
public class ChatSocket {
  static final String SUBPROTOCOL = "home-services-chat.v1";

  private static final System.Logger LOGGER = System.getLogger(ChatSocket.class.getName());

  private final SocketDesk desk;

  private @Nullable Inlet inlet;

  ChatSocket(SocketDesk desk) {
    this.desk = desk;
  }

  /** Judges the upgrade: the client sees the close code of what was wrong with it. */
  @OnOpen
  public void open(Session session) {
    TyrusIdleTimer.turnOff(session);
    OpenSockets sockets = desk.sockets();
    Connection connection =
        new Connection(
            session, desk.limits(), desk.executor(), sockets.pulse(), sockets.sessions());
    if (!Upgrade.isAllowed(session, desk.origins())) {
      String address = Upgrade.address(session);
      desk.visits().audit().note(Deed.ofVisitor(Deed.Kind.ORIGIN, address).refusedFor("socket"));
      connection.close(CloseCode.ORIGIN);
    } else if (!SUBPROTOCOL.equals(session.getNegotiatedSubprotocol())) {
      connection.close(CloseCode.SUBPROTOCOL);
    } else if (!sockets.add(connection)) {
      connection.close(CloseCode.UNAVAILABLE);
    } else {
      Visit visit = new Visit(connection, desk.visits(), Upgrade.address(session));
      Inlet opened = new Inlet(connection, visit);
      inlet = opened;
      connection.whenGivenUp(opened::closed);
    }
  }

  /** Takes a part of a text message. */
  @OnMessage
  public void text(String part, boolean last) {
    Inlet open = inlet;
    if (open != null) {
      open.text(part, last);
    }
  }

  /** Takes a part of a binary message, of which this protocol has none. */
  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    Inlet open = inlet;
    if (open != null) {
      open.binary(last);
    }
  }

  /** Takes the answer to a ping. */
  @OnMessage
  public void pong(PongMessage pong) {
    Inlet open = inlet;
    if (open != null) {
      open.pong();
    }
  }

  /** The socket is closed, by whichever side. */
  @OnClose
  public void close() {
    Inlet open = inlet;
    inlet = null;
    if (open != null) {
      desk.sockets().remove(open.connection());
      open.closed();
    }
  }

  /** The peer is gone, which is everyday life, or there is a defect: then the socket ends. */
  @OnError
  public void failed(Throwable failure) {
    Inlet open = inlet;
    boolean isLost = failure instanceof IOException;
    LOGGER.log(isLost ? DEBUG : ERROR, isLost ? "socket lost" : "socket failed", failure);
    if (open == null) {
      return;
    }
    if (isLost) {
      open.connection().lost();
    } else {
      open.connection().close(CloseCode.INTERNAL);
    }
  }
}
