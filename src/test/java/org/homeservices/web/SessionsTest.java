package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.testing.Await;
import org.homeservices.web.Sessions.Kind;
import org.junit.jupiter.api.Test;

class SessionsTest {
  @Test
  void socketsAndStreamsShouldShareTheLimit() {
    Sessions sessions = new Sessions(2);

    assertThat(sessions.enter(Kind.SOCKET)).isTrue();
    assertThat(sessions.isFull()).isFalse();
    assertThat(sessions.enter(Kind.STREAM)).isTrue();
    assertThat(sessions.isFull()).isTrue();
    assertThat(sessions.enter(Kind.SOCKET)).isFalse();
    assertThat(sessions.refused(Kind.SOCKET)).isEqualTo(1);
    assertThat(sessions.opened(Kind.SOCKET)).isEqualTo(1);
  }

  @Test
  void placeShouldBeFreeAgainWhenItsClientHasLeft() {
    Sessions sessions = new Sessions(1);
    sessions.enter(Kind.SOCKET);

    sessions.leave(Kind.SOCKET, null);

    assertThat(sessions.open(Kind.SOCKET)).isZero();
    assertThat(sessions.ended(Kind.SOCKET, null)).isEqualTo(1);
    assertThat(sessions.enter(Kind.STREAM)).isTrue();
  }

  @Test
  void endShouldBeCountedByItsCode() {
    Sessions sessions = new Sessions(0);
    sessions.enter(Kind.STREAM);

    sessions.leave(Kind.STREAM, CloseCode.SLOW);

    assertThat(sessions.ended(Kind.STREAM, CloseCode.SLOW)).isEqualTo(1);
    assertThat(sessions.ended(Kind.STREAM, null)).isZero();
    assertThat(sessions.ended(Kind.SOCKET, CloseCode.SLOW)).isZero();
  }

  @Test
  void nobodyShouldBeRefusedWhenThereIsNoLimit() {
    Sessions sessions = new Sessions(0);

    for (int i = 0; i < 1000; i++) {
      assertThat(sessions.enter(Kind.SOCKET)).isTrue();
    }

    assertThat(sessions.isFull()).isFalse();
  }

  @Test
  void noMoreShouldEnterThanMayWhenManyComeAtOnce() {
    Sessions sessions = new Sessions(100);
    AtomicInteger entered = new AtomicInteger();

    Await.together(
        4,
        number -> {
          for (int i = 0; i < 100; i++) {
            if (sessions.enter(Kind.SOCKET)) {
              entered.incrementAndGet();
            }
          }
        });

    assertThat(entered).hasValue(100);
    assertThat(sessions.open(Kind.SOCKET)).isEqualTo(100);
  }
}
