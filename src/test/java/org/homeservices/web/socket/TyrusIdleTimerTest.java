package org.homeservices.web.socket;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What can be said without Payara; IdleTimerIT says the rest. */
class TyrusIdleTimerTest {

  @Test
  void sessionOfAnotherServerShouldBeLeftAlone() {
    FakeSession session = new FakeSession(FakeRemote.byHand());

    assertThatCode(() -> TyrusIdleTimer.turnOff(session.session())).doesNotThrowAnyException();
  }

  @Test
  void taskShouldNeverRun() {
    AtomicInteger runs = new AtomicInteger();

    assertThat(
            NoTimer.INSTANCE
                .schedule((Runnable) runs::incrementAndGet, 0, NANOSECONDS)
                .cancel(true))
        .isFalse();
    assertThat(runs).hasValue(0);
  }
}
