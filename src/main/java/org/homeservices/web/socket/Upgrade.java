package org.homeservices.web.socket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.VisitorAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of the upgrade request what the socket is judged by once it is open. Every origin passes
 * here: a refusal at this point is an HTTP error, of which a browser tells its page nothing but
 * 1006. The user properties are one connection's own (Jakarta WebSocket 2.1 §3.1.1).
 */
public final class Upgrade extends ServerEndpointConfig.Configurator {
  private static final String ORIGIN = "Origin";
  private static final String HOST = "Host";

  private volatile @Nullable SocketDesk desk;

  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    keep(ORIGIN, request, endpoint.getUserProperties());
    keep(HOST, request, endpoint.getUserProperties());
    keep(VisitorAddresses.HEADER, request, endpoint.getUserProperties());
  }

  /**
   * Makes an endpoint without the container, which may take a lock of all sockets to make one:
   * Tyrus describes the class to Weld anew each time (src/adr/0033).
   */
  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return endpoint.cast(new ChatSocket(desk()));
  }

  /** Looked for once: it lives as long as the application, as this object does. */
  private SocketDesk desk() {
    SocketDesk known = desk;
    if (known == null) {
      known = CDI.current().select(SocketDesk.class).get();
      desk = known;
    }
    return known;
  }

  /** Whether the page that opened the socket may talk to this server. */
  static boolean isAllowed(Session session, OriginPolicy origins) {
    return origins.allows(kept(ORIGIN, session), kept(HOST, session));
  }

  /** Where the visitor is, as a filter has told. */
  static String address(Session session) {
    String told = kept(VisitorAddresses.HEADER, session);
    return told == null ? VisitorAddresses.UNKNOWN : told;
  }

  private static void keep(String name, HandshakeRequest request, Map<String, Object> properties) {
    List<String> values = request.getHeaders().getOrDefault(name, List.of());
    if (values.isEmpty()) {
      properties.remove(key(name));
    } else {
      properties.put(key(name), values.get(0));
    }
  }

  private static @Nullable String kept(String name, Session session) {
    return (String) session.getUserProperties().get(key(name));
  }

  private static String key(String header) {
    return Upgrade.class.getName() + "." + header;
  }
}
