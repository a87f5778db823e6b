package org.homeservices.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * Where to look in a cluster.
 *
 * @param port the balancer's
 * @param hasProxy whether that is HAProxy
 * @param redis the port of Redis
 * @param postgres the port of PostgreSQL
 * @param folder where the logs are
 */
record Signpost(
    int port, boolean hasProxy, List<Node> nodes, int redis, int postgres, Path folder) {

  /** A node's port and process. */
  record Node(int port, long pid) {}

  /** What is printed when all stands. */
  String text() {
    StringBuilder text = new StringBuilder(page());
    for (int index = 0; index < nodes.size(); index++) {
      Node node = nodes.get(index);
      text.append(
          "  Node %d      http://localhost:%d/  process %d%n"
              .formatted(index + 1, node.port(), node.pid()));
    }
    return text.append("  Redis       redis-cli -p %d%n".formatted(redis))
        .append("  PostgreSQL  psql -h 127.0.0.1 -p %d -U postgres test_1%n".formatted(postgres))
        .append("  Logs        %s%n%n".formatted(folder))
        .append("  Ask something, and meanwhile: kill -9 %d%n".formatted(nodes.get(0).pid()))
        .append("  The chat goes on by the other node. Ctrl-C ends all.%n".formatted())
        .toString();
  }

  private String page() {
    String balancer = hasProxy ? "HAProxy" : "a relay, since HAProxy is not installed";
    return "%n  http://localhost:%d/ leads to two nodes, by %s.%n%n".formatted(port, balancer);
  }
}
