package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pulse pulse = Pulse.none(nanos::get);
  private final OpenSockets sockets = new OpenSockets(pulse, new Sessions(0));
  private final List<Runnable> hanging = new ArrayList<>();
  private final AtomicInteger givenUp = new AtomicInteger();

  @Test
  void socketShouldBeGivenUpOnceWhenTheContainerHangsInItsClose() {
    Connection connection = open();

    connection.close(CloseCode.SLOW);
    after(Duration.ofSeconds(1));
    int inTime = givenUp.get();
    after(Duration.ofSeconds(1));
    after(Duration.ofSeconds(1));

    assertThat(inTime).isZero();
    assertThat(givenUp).hasValue(1);
    assertThat(hanging).hasSize(1);
  }

  @Test
  void socketShouldNotBeGivenUpWhenItIsClosedInTime() {
    Connection connection = open();

    connection.close(CloseCode.SLOW);
    connection.closed();
    after(Duration.ofSeconds(9));

    assertThat(givenUp).hasValue(0);
  }

  private Connection open() {
    FakeSession session = new FakeSession(FakeRemote.byHand());
    Connection connection =
        new Connection(
            session.session(), SocketLimits.ofProtocol(), hanging::add, pulse, new Sessions(0));
    connection.greet();
    connection.whenGivenUp(givenUp::incrementAndGet);
    sockets.add(connection);
    return connection;
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
    sockets.check();
  }
}
