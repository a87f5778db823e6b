package org.homeservices.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.homeservices.cluster.Signpost.Node;
import org.junit.jupiter.api.Test;

class SignpostTest {
  private static String text(boolean hasProxy) {
    List<Node> nodes = List.of(new Node(8081, 4711), new Node(8082, 4712));
    return new Signpost(8080, hasProxy, nodes, 6379, 5432, Path.of("logs")).text();
  }

  @Test
  void everyPartShouldBeFound() {
    assertThat(text(true))
        .contains("http://localhost:8080/ leads to two nodes, by HAProxy.")
        .contains("Node 1      http://localhost:8081/  process 4711")
        .contains("Node 2      http://localhost:8082/  process 4712")
        .contains("redis-cli -p 6379", "psql -h 127.0.0.1 -p 5432 -U postgres", "Logs        logs")
        .contains("kill -9 4711");
  }

  @Test
  void relayShouldBeNamedWhereThereIsNoProxy() {
    assertThat(text(false)).contains("by a relay, since HAProxy is not installed.");
  }
}
