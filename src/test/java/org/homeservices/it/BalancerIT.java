package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.EventClient;
import org.homeservices.testing.HaProxy;
import org.homeservices.testing.NeedsHaProxy;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.Transcript.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes behind the HAProxy of deployments. In order: the last test ends a node. */
@NeedsHaProxy
@TestMethodOrder(OrderAnnotation.class)
class BalancerIT {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
  private static final int FIRST = 2;

  private static Nodes nodes;
  private static HaProxy proxy;
  private static ChatSite site;

  @BeforeAll
  static void start() {
    nodes = Nodes.shared();
    List<Integer> ports = List.of(nodes.server(FIRST).port(), nodes.awake(Nodes.LAST).port());
    proxy = HaProxy.start(RealRedis.freePort(), ports, Nodes.folder());
    site = ChatSite.onPort(proxy.port());
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  private static Tab on(Begun begun) {
    return Tab.open(site.socket("ws/chat"), begun.token());
  }

  private static EventClient events(Begun begun) {
    String path = "api/conversations/" + begun.id() + "/events";
    return EventClient.open(site.at(path), "Authorization", "Bearer " + begun.token());
  }

  /** What an address may still begin, after it has begun one. */
  private static long left(String address, String... claims) {
    String answer =
        RawHttp.from(address, proxy.port())
            .post("/api/conversations", "{}", claims)
            .replaceAll("(?si).*\r\nRateLimit: \"conversations\";r=(\\d+).*", "$1");
    return Long.parseLong(answer);
  }

  @Test
  @Order(1)
  void talkShouldBeOneBySocketAndByEventsThroughTheProxy() {
    Begun begun = site.begin("en");
    try (EventClient stream = events(begun);
        ChatClient tab = ChatClient.open(begun.socket())) {
      stream.next("welcome");
      tab.hello(begun.token());
      tab.post("c-1", "How do prices work?");

      List<JsonObject> told = tab.upToAnswer();
      JsonObject answer = told.get(told.size() - 1);
      assertThat(told).extracting(frame -> frame.getString("type")).contains("ack", "delta");
      assertThat(stream.upTo(event -> event.data().equals(answer)))
          .extracting(event -> event.data().getString("type"))
          .contains("delta");
    }
  }

  @Test
  @Order(2)
  void visitorShouldBeWhoeverCallsTheProxyWhateverItClaims() {
    List<Long> own =
        IntStream.range(0, 6)
            .mapToObj(number -> left("127.0.0.77", "X-Forwarded-For: 127.0.0.78"))
            .toList();

    assertThat(own.get(0)).isEqualTo(Nodes.CONVERSATIONS - 1);
    assertThat(own.get(5)).isLessThan(Nodes.CONVERSATIONS - 2);
    assertThat(left("127.0.0.78")).isEqualTo(Nodes.CONVERSATIONS - 1);
  }

  @Test
  @Order(3)
  void visitorOfAKilledNodeShouldBeBackOnTheOtherWithNothingLost() {
    Begun begun = site.begin();
    List<Tab> tabs = Stream.generate(() -> on(begun)).limit(4).toList();
    tabs.get(0).post("before");
    tabs.forEach(tab -> tab.lines(1));

    nodes.server(Nodes.LAST).kill();
    Await.until(() -> tabs.stream().anyMatch(tab -> !tab.client().isOpen()));
    long since = System.nanoTime();
    Tab stays = tabs.stream().filter(tab -> tab.client().isOpen()).findFirst().orElseThrow();
    Tab falls = tabs.stream().filter(tab -> !tab.client().isOpen()).findFirst().orElseThrow();
    stays.post("missed");
    stays.first(frame -> "missed".equals(frame.getString("clientId", "")));
    try (Tab back = falls.comeBack(site.socket("ws/chat"))) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
      back.post("back");
      List<Line> lines = stays.lines(stays.transcript().lines().size() + 1);

      assertThat(millis).isLessThan(BACK_WITHIN.toMillis());
      assertThat(back.lines(lines.size()).subList(0, lines.size())).isEqualTo(lines);
      assertThat(back.transcript().disorders()).isEmpty();
      assertThat(back.transcript().restarts()).isZero();
    }
    tabs.forEach(Tab::close);
  }
}
