package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private final FakeRemote remote = FakeRemote.byHand();
  private final FakeSession session = new FakeSession(remote);
  // Where nanoTime() overflows, as it may.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final List<Runnable> later = new ArrayList<>();
  private final Connection connection =
      new Connection(
          session.session(),
          SocketLimits.ofProtocol(),
          Runnable::run,
          Pulse.none(nanos::get),
          new Sessions(0));

  @Test
  void socketShouldBeClosedWhenNoHelloComesInTime() {
    after(Duration.ofSeconds(5).minusNanos(1));
    List<Integer> inTime = session.closeCodes();
    after(Duration.ofNanos(1));

    assertThat(inTime).isEmpty();
    assertThat(session.closeCodes()).containsExactly(4408);
  }

  @Test
  void otherFramesShouldNotStandForAHello() {
    after(Duration.ofSeconds(4));
    connection.heard();
    after(Duration.ofSeconds(2));

    assertThat(session.closeCodes()).containsExactly(4408);
  }

  @Test
  void peerShouldBePingedOnceWhenItIsSilent() {
    connection.greet();
    after(Duration.ofSeconds(25).minusNanos(1));
    int inTime = remote.pings();
    after(Duration.ofNanos(1));
    after(Duration.ofSeconds(1));
    after(Duration.ofSeconds(1));

    assertThat(inTime).isZero();
    assertThat(remote.pings()).isEqualTo(1);
    assertThat(session.closeCodes()).isEmpty();
  }

  @Test
  void socketShouldBeClosedWhenThePeerDoesNotAnswerItsPing() {
    connection.greet();
    for (int second = 1; second < 35; second++) {
      after(Duration.ofSeconds(1));
    }
    List<Integer> before = session.closeCodes();
    after(Duration.ofSeconds(1));
    after(Duration.ofSeconds(1));

    assertThat(before).isEmpty();
    assertThat(session.closeCodes()).containsExactly(4502);
    assertThat(remote.pings()).isEqualTo(1);
  }

  @Test
  void peerShouldBePingedBeforeItIsGivenUpWhenNobodyLookedForLong() {
    connection.greet();
    after(Duration.ofMinutes(10));
    List<Integer> before = session.closeCodes();
    after(Duration.ofSeconds(10));

    assertThat(before).isEmpty();
    assertThat(remote.pings()).isEqualTo(1);
    assertThat(session.closeCodes()).containsExactly(4502);
  }

  @Test
  void answerShouldBeginTheSilenceAnew() {
    connection.greet();
    after(Duration.ofSeconds(34));
    connection.heard();
    after(Duration.ofSeconds(25).minusNanos(1));
    int pings = remote.pings();
    after(Duration.ofNanos(1));
    after(Duration.ofSeconds(9));

    assertThat(pings).isEqualTo(1);
    assertThat(remote.pings()).isEqualTo(2);
    assertThat(session.closeCodes()).isEmpty();
  }

  @Test
  void firstCloseShouldDecide() {
    connection.close(CloseCode.GONE);
    connection.close(CloseCode.INTERNAL);
    after(Duration.ofHours(1));

    assertThat(session.closeCodes()).containsExactly(4404);
  }

  @Test
  void closeShouldBeLeftToTheExecutor() {
    Connection busy =
        new Connection(
            session.session(),
            SocketLimits.ofProtocol(),
            later::add,
            Pulse.none(nanos::get),
            new Sessions(0));

    busy.close(CloseCode.NO_TOKEN);
    List<Integer> before = session.closeCodes();
    later.forEach(Runnable::run);

    assertThat(before).isEmpty();
    assertThat(session.closeCodes()).containsExactly(4401);
  }

  @Test
  void nothingShouldBeSentOrClosedWhenThePeerHasClosed() {
    connection.closed();
    connection.send("late");
    connection.close(CloseCode.INTERNAL);

    assertThat(remote.texts()).isEmpty();
    assertThat(session.closeCodes()).isEmpty();
  }

  @Test
  void nothingShouldBeSentAfterAClose() {
    connection.send("before");
    connection.close(CloseCode.GONE);
    connection.send("late");
    remote.sent();

    assertThat(remote.texts()).containsExactly("before");
  }

  @Test
  void lostSocketShouldNotDisturb() {
    session.lose();

    connection.close(CloseCode.SILENT);

    assertThat(session.closeCodes()).isEmpty();
  }

  @Test
  void socketShouldBeClosedWhenItsPeerTakesNothing() {
    for (int frame = 0; frame < 1_002; frame++) {
      connection.send("x");
    }

    assertThat(session.closeCodes()).containsExactly(4501);
  }

  @Test
  void socketShouldBeClosedWhenAMessageIsOnItsWayForTooLong() {
    connection.greet();
    connection.send("x");
    for (int second = 0; second < 10; second++) {
      connection.heard();
      after(Duration.ofSeconds(1));
    }
    List<Integer> before = session.closeCodes();
    after(Duration.ofSeconds(1));

    assertThat(before).isEmpty();
    assertThat(session.closeCodes()).containsExactly(4501);
  }

  @Test
  void whatWeSendShouldNotKeepASilentPeerAlive() {
    connection.greet();
    for (int second = 0; second < 35; second++) {
      connection.send("x");
      remote.sent();
      after(Duration.ofSeconds(1));
    }

    assertThat(session.closeCodes()).containsExactly(4502);
  }

  @Test
  void socketShouldBeOverdueWhenItIsNotClosedInTime() {
    connection.close(CloseCode.SLOW);
    boolean atFirst = connection.isOverdue();
    after(Duration.ofSeconds(2));
    boolean late = connection.isOverdue();
    connection.closed();

    assertThat(atFirst).isFalse();
    assertThat(late).isTrue();
    assertThat(connection.isOverdue()).isFalse();
  }

  @Test
  void socketShouldBeClosedWhenASendFails() {
    connection.send("x");
    remote.failed();

    assertThat(session.closeCodes()).containsExactly(4500);
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
    connection.check();
  }
}
