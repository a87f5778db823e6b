package org.homeservices.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.RealRedis;

/** The HAProxy of the path, with the configuration that is shipped, before two nodes. */
final class Balancer implements AutoCloseable {
  private static final String CONFIGURATION =
      System.getProperty("faults.haproxy", "docker/haproxy.cfg");
  private static final String LOOPBACK = "127.0.0.1:";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port = RealRedis.freePort();
  private final Process process;

  /** Starts it; nodes need not answer yet. */
  Balancer(Path folder, int... nodes) {
    ProcessBuilder builder =
        new ProcessBuilder("haproxy", "-f", CONFIGURATION)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "BALANCER_BIND", LOOPBACK + port,
                "NODE_1", LOOPBACK + nodes[0],
                "NODE_2", LOOPBACK + nodes[1]));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("haproxy is needed in the path", e);
    }
  }

  /** The nodes as visitors see them. */
  ChatSite site() {
    return ChatSite.onPort(port);
  }

  /** Returns when a node answers through it. */
  void awaitReady() {
    Waiting.until(this::answers, PATIENCE);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private boolean answers() {
    try {
      return site().get("api/health").statusCode() == 200;
    } catch (AssertionError notYet) {
      return false;
    }
  }
}
