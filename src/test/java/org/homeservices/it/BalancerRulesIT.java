package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.HaProxy;
import org.homeservices.testing.NeedsHaProxy;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the HAProxy of deployments does with visitors and nodes, both of which the test plays. */
@NeedsHaProxy
class BalancerRulesIT {
  private static final String BOTH = "first second";

  private final FakeNode first = new FakeNode("first");
  private final FakeNode second = new FakeNode("second");
  private HaProxy proxy;
  private ChatSite site;

  @BeforeEach
  void start() {
    List<Integer> ports = List.of(first.port(), second.port());
    proxy = HaProxy.start(RealRedis.freePort(), ports, Nodes.folder());
    site = ChatSite.onPort(proxy.port());
  }

  @AfterEach
  void stop() {
    proxy.close();
    first.close();
    second.close();
  }

  /** Who answers ten that come one after the other. */
  private String who() {
    return Stream.generate(() -> site.get("who").body())
        .limit(10)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void nodeThatLeavesShouldGetNothingNewAndKeepWhatItHas() {
    CompletableFuture<String> stream =
        CompletableFuture.supplyAsync(() -> site.get("stream").body());
    Await.until(() -> first.isStreaming() || second.isStreaming());
    FakeNode leaves = first.isStreaming() ? first : second;
    FakeNode stays = first.isStreaming() ? second : first;

    leaves.becomes(503);
    Await.until(() -> who().equals(stays.name()));
    leaves.endStream();

    assertThat(Await.value(stream)).isEqualTo(leaves.name() + " begins and ends");
    leaves.becomes(200);
    Await.until(() -> who().equals(BOTH));
  }

  @Test
  void nodeThatHasEndedShouldCostNobodyAnAnswer() {
    Await.until(() -> who().equals(BOTH));

    second.close();

    assertThat(who()).isEqualTo("first");
  }

  @Test
  void whatAVisitorClaimsOfItsAddressShouldReachNoNode() {
    String caller =
        site.get("caller", "X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.1").body();

    assertThat(caller).isEqualTo("[127.0.0.1] null");
  }

  @Test
  void requestThatDoesNotBecomeWholeShouldBeGivenUp() {
    String answer = RawHttp.from("127.0.0.1", proxy.port()).say("GET / HTTP/1.1\r\nHost: local");

    assertThat(answer).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void probesShouldBeForTheInsideAlone() {
    Set<Integer> codes =
        Stream.of("health", "health/ready", "%68ealth/live")
            .map(path -> site.get(path).statusCode())
            .collect(Collectors.toSet());

    assertThat(codes).containsExactly(404);
    assertThat(site.get("api/health").statusCode()).isEqualTo(200);
  }
}
