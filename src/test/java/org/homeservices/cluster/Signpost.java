package org.homeservices.cluster;

import java.nio.file.Path;
import java.util.List;
import org.homeservices.testing.ServerProcess;

/**
 * Where to look in a cluster.
 *
 * @param port the balancer's
 * @param hasProxy whether that is HAProxy
 * @param folder where the logs are
 */
record Signpost(
    int port, boolean hasProxy, List<ServerProcess> nodes, int redis, int postgres, Path folder) {

  /** What is printed when all stands. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("%n  http://localhost:%d/ is the page, by %s. Ctrl-C ends all.%n%n"
        .formatted(port, hasProxy ? "HAProxy" : "a relay, as there is no HAProxy"));
    for (int index = 0; index < nodes.size(); index++) {
      ServerProcess node = nodes.get(index);
      text.append("  Node %d      http://localhost:%d/  process %d%n"
          .formatted(index + 1, node.port(), node.pid()));
    }
    return text
        .append("  Redis       redis-cli -p %d%n".formatted(redis))
        .append("  PostgreSQL  psql -h 127.0.0.1 -p %d -U postgres test_1%n".formatted(postgres))
        .append("  Logs        %s%n%n".formatted(folder))
        .append("  To see a node fail: ask something long, and kill -9 %d; the chat goes on.%n"
            .formatted(nodes.get(0).pid()))
        .toString();
  }
}
