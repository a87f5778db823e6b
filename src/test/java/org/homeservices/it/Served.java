package org.homeservices.it;

import java.util.Map;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/**
 * Tests of one node that share it: it is started when the first of them comes, and ends with the
 * process. It knows the users of a host site, and lets ten sockets stand in a conversation.
 */
abstract class Served {
  static final String HOST_SITE = "https://www.casa.example";
  static final String HOST_SECRET = "a secret that the host site shares with the chat";
  static final int SOCKETS = 10;

  final ChatSite site = Shared.SITE;

  /** All that the server has said so far. */
  static String log() {
    return Shared.SERVER.log();
  }

  private static ServerProcess start() {
    Map<String, String> settings =
        Map.of(
            "SECRET_KEY",
            "a secret of thirty-two or more characters, for tests",
            "IDENTITY_ISSUER",
            HOST_SITE,
            "IDENTITY_AUDIENCE",
            "chat",
            "IDENTITY_ALGORITHM",
            "HS256",
            "IDENTITY_KEY",
            HOST_SECRET,
            "CHAT_MAX_CONNECTIONS_PER_USER",
            Integer.toString(SOCKETS));
    ServerProcess server = ServerKind.chosen().start(Nodes.folder(), settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    return server;
  }

  /** Made when first asked for. */
  private static final class Shared {
    static final ServerProcess SERVER = start();
    static final ChatSite SITE = SERVER.awaitReady();
  }
}
