package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.web.CloseCode;
import org.homeservices.web.frame.Departure;
import org.homeservices.web.frame.DepartureTimes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sockets get of a node that goes. */
class VisitDepartureTest {
  private static final int UNAVAILABLE = CloseCode.UNAVAILABLE.number();

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final SocketStage stage = new SocketStage();

  @AfterEach
  void end() {
    executor.shutdownNow();
    stage.close();
  }

  private void leave() {
    CompletionStage<Departure.Report> unused =
        new Departure(stage.attendance, () -> 0, DepartureTimes.USUAL, executor).begin();
  }

  private static String hello(String token) {
    return "{\"type\":\"hello\",\"token\":\"%s\"}".formatted(token);
  }

  @Test
  void socketShouldBeToldWhenToComeBack() {
    Inlet inlet = stage.inlet();
    inlet.text(hello(stage.token()), true);

    leave();

    assertThat(stage.types()).contains("welcome", "reconnect");
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void socketShouldBeOfUseUntilItIsToComeBack() {
    Inlet inlet = stage.inlet();
    String token = stage.token();
    inlet.text(hello(token), true);
    leave();

    inlet.text("{\"type\":\"message\",\"clientId\":\"c\",\"content\":\"Hi there\"}", true);
    inlet.text(hello(token), true);

    assertThat(stage.types()).contains("ack").filteredOn("welcome"::equals).hasSize(2);
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void newSocketShouldBeSentElsewhere() {
    leave();

    stage.inlet();

    assertThat(stage.closeCodes()).containsExactly(UNAVAILABLE);
  }

  @Test
  void helloShouldBeSentElsewhere() {
    Inlet inlet = stage.inlet();
    leave();

    inlet.text(hello(stage.token()), true);

    assertThat(stage.closeCodes()).containsExactly(UNAVAILABLE);
    assertThat(stage.types()).doesNotContain("welcome");
  }

  @Test
  void socketThatHasEndedShouldNotBeWaitedFor() {
    Inlet inlet = stage.inlet();

    inlet.closed();

    assertThat(stage.attendance.size()).isZero();
  }
}
