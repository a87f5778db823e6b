package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.EventClient;
import org.homeservices.testing.Transcript.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What visitors get when one of two nodes goes while they talk. The last node goes, and comes back.
 */
class DepartureIT {
  private static final int CONVERSATIONS = 10;
  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
  private static final String OWNER = "Bearer " + Nodes.ADMIN_TOKEN;

  private static Nodes nodes;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final List<Begun> begun =
      IntStream.range(0, CONVERSATIONS).mapToObj(number -> nodes.site(1).begin()).toList();
  private final List<Wanderer> wanderers = new ArrayList<>();
  private final List<Wanderer> stayers = new ArrayList<>();
  private final List<Wanderer> askers = new ArrayList<>();
  private final AtomicInteger posted = new AtomicInteger();

  @BeforeAll
  static void start() {
    nodes = Nodes.shared();
    nodes.awake(Nodes.LAST);
  }

  @AfterEach
  void heal() {
    timer.shutdownNow();
    wanderers.forEach(Wanderer::end);
    stayers.forEach(Wanderer::end);
    askers.forEach(Wanderer::end);
    nodes.server(Nodes.LAST).kill();
    nodes.startAnew(Nodes.LAST);
    nodes.server(Nodes.LAST).awaitReady();
  }

  /** Each conversation has a tab on the node that goes, and one on a node that stays. */
  private ScheduledFuture<?> talk() {
    for (Begun one : begun) {
      wanderers.add(Wanderer.open(one.token(), nodes.socket(Nodes.LAST), nodes.socket(1), timer));
      stayers.add(Wanderer.open(one.token(), nodes.socket(1), nodes.socket(1), timer));
    }
    Await.until(
        () ->
            wanderers.stream().allMatch(Wanderer::isWelcomed)
                && stayers.stream().allMatch(Wanderer::isWelcomed));
    return timer.scheduleAtFixedRate(this::post, 0, 20, TimeUnit.MILLISECONDS);
  }

  private void post() {
    int number = posted.getAndIncrement();
    List<Wanderer> turn = number % 2 == 0 ? wanderers : stayers;
    turn.get(number / 2 % CONVERSATIONS).post("c" + number);
  }

  /** Everything that was said is there once, in one order, and both tabs have it. */
  private void assertNothingIsLost() {
    for (int number = 0; number < CONVERSATIONS; number++) {
      Wanderer moved = wanderers.get(number);
      Wanderer stayed = stayers.get(number);
      Await.until(() -> lines(moved).equals(lines(stayed)));
      List<String> acked = new ArrayList<>(moved.acked());
      acked.addAll(stayed.acked());
      assertThat(lines(moved))
          .doesNotHaveDuplicates()
          .hasSize((int) acked.stream().distinct().count());
      assertThat(moved.transcript().disorders()).isEmpty();
      assertThat(moved.transcript().restarts()).isZero();
    }
  }

  private static List<Line> lines(Wanderer wanderer) {
    synchronized (wanderer) {
      return wanderer.transcript().lines();
    }
  }

  private HttpResponse<String> drain() {
    return nodes.site(Nodes.LAST).post("api/admin/drain", "", "Authorization", OWNER);
  }

  @Test
  void visitorsShouldGoOnElsewhereAndLoseNothingWhenANodeIsDrained() {
    ScheduledFuture<?> talking = talk();
    EventClient stream = stream(begun.get(0));
    stream.next("welcome");
    Wanderer asker = asker();

    long since = System.nanoTime();
    CompletableFuture<HttpResponse<String>> drained = CompletableFuture.supplyAsync(this::drain);
    assertThat(stream.next("reconnect").data().getInt("after")).isBetween(1000, 3000);
    HttpResponse<String> health = nodes.site(Nodes.LAST).get("api/health");
    ChatClient late = ChatClient.open(nodes.socket(Nodes.LAST));
    HttpResponse<String> refused =
        nodes
            .site(Nodes.LAST)
            .get(
                "api/conversations/" + begun.get(0).id() + "/events",
                "Authorization",
                "Bearer " + begun.get(0).token());
    Await.until(() -> wanderers.stream().allMatch(Wanderer::hasArrived));
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    boolean unused = talking.cancel(false);

    assertThat(took).isLessThan(BACK_WITHIN);
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(late.closeCode()).isEqualTo(4503);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(wanderers).allMatch(Wanderer::wasTold).allMatch(one -> one.codes().isEmpty());
    JsonObject report = ChatSite.json(drained.join());
    assertThat(report.getInt("told")).isEqualTo(CONVERSATIONS + 2);
    assertThat(report.getInt("closed")).isEqualTo(1);
    assertThat(report.getInt("unanswered")).isZero();
    List<EventClient.Event> rest = stream.upTo(event -> event.type().equals("close"));
    assertThat(rest.get(rest.size() - 1).data().getInt("code")).isEqualTo(4503);
    assertNothingIsLost();
    Await.until(() -> lines(asker).size() == 2);
    nodes.server(Nodes.LAST).signal("TERM");
    nodes.server(Nodes.LAST).awaitExit();
  }

  /** WildFly ends sockets before it tells the application, Payara now and then. */
  @Test
  void visitorsShouldGoOnElsewhereAndLoseNothingWhenANodeIsStopped() {
    ScheduledFuture<?> talking = talk();

    long since = System.nanoTime();
    nodes.server(Nodes.LAST).signal("TERM");
    Await.until(() -> wanderers.stream().allMatch(Wanderer::hasArrived));
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    boolean unused = talking.cancel(false);
    nodes.server(Nodes.LAST).awaitExit();
    assertThat(took).isLessThan(BACK_WITHIN);
    assertNothingIsLost();
  }

  /** Has asked the node that goes for an answer. */
  private Wanderer asker() {
    Begun answered = nodes.site(2).begin();
    Wanderer asker =
        Wanderer.open(answered.token(), nodes.socket(Nodes.LAST), nodes.socket(1), timer);
    askers.add(asker);
    Await.until(asker::isWelcomed);
    asker.post("asked");
    return asker;
  }

  private static EventClient stream(Begun conversation) {
    return EventClient.open(
        nodes.site(Nodes.LAST).at("api/conversations/" + conversation.id() + "/events"),
        "Authorization",
        "Bearer " + conversation.token());
  }
}
