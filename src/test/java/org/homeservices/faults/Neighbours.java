package org.homeservices.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.HaProxy;
import org.homeservices.testing.RealRedis;

/** What stands beside the nodes of a site: a model, a balancer, and a disk for the second node. */
final class Neighbours implements AutoCloseable {
  /** A text of 1.5 s. */
  private static final FakeReply PACED = FakeReply.paced(60, Duration.ofMillis(25));

  private static final FakeReply SLOW =
      FakeReply.lateStream(Duration.ofSeconds(3))
          .text("Well, ")
          .pause(Duration.ofSeconds(3))
          .text("it ", "depends.")
          .stop()
          .usage(1000, 0, 3)
          .done();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port = RealRedis.freePort();
  private final HaProxy balancer;
  private final Optional<SmallDisk> disk;

  // Guarded by this.
  private FakeOpenAi model = FakeOpenAi.forgetful(port);

  Neighbours(Path folder, int... nodes) {
    this.balancer = HaProxy.start(RealRedis.freePort(), List.of(nodes[0], nodes[1]), folder);
    this.disk = SmallDisk.in(folder);
    paceModel();
  }

  /** What nodes are to know. */
  Map<String, String> environment() {
    return Map.of(
        "OPENAI_BASE_URL",
        "http://127.0.0.1:%d/v1".formatted(port),
        "TRUSTED_PROXIES",
        "127.0.0.1/32");
  }

  /** The nodes as visitors see them. */
  ChatSite site() {
    return ChatSite.onPort(balancer.port());
  }

  /** Returns when a node answers through the balancer. */
  void awaitReady() {
    Waiting.until(this::answers, PATIENCE);
  }

  private boolean answers() {
    try {
      return site().get("api/health").statusCode() == 200;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  /** Where the second node runs; empty where none could be mounted. */
  Optional<SmallDisk> disk() {
    return disk;
  }

  /** The model's server is gone: texts break off, and nobody listens. */
  synchronized void endModel() {
    model.close();
  }

  /** It is back. */
  synchronized void startModel() {
    model = FakeOpenAi.forgetful(port);
    paceModel();
  }

  /** It takes its time. */
  synchronized void slowModel() {
    model.reply(SLOW);
  }

  /** It writes as usual. */
  synchronized void paceModel() {
    model.reply(PACED);
  }

  @Override
  public synchronized void close() {
    model.close();
    balancer.close();
    disk.ifPresent(SmallDisk::close);
  }
}
