package org.homeservices.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundRobinTest {
  private ServerSocket first;
  private ServerSocket second;
  private RoundRobin relay;
  private int port;

  @BeforeEach
  void start() throws IOException {
    first = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    second = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    port = RealRedis.freePort();
    relay = RoundRobin.start(port, List.of(first.getLocalPort(), second.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    first.close();
    second.close();
  }

  private Socket visitor() throws IOException {
    Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port);
    visitor.setSoTimeout(10_000);
    return visitor;
  }

  @Test
  void visitorsShouldGoToNodesInTurn() throws IOException {
    try (Socket one = visitor();
        Socket atFirst = first.accept();
        Socket other = visitor();
        Socket atSecond = second.accept()) {
      one.getOutputStream().write('1');
      other.getOutputStream().write('2');
      atFirst.getOutputStream().write('a');

      assertThat(atFirst.getInputStream().read()).isEqualTo('1');
      assertThat(atSecond.getInputStream().read()).isEqualTo('2');
      assertThat(one.getInputStream().read()).isEqualTo('a');
    }
  }

  @Test
  void visitorsShouldAllGoToTheOtherWhenANodeIsGone() throws IOException {
    first.close();

    try (Socket one = visitor();
        Socket other = visitor();
        Socket second1 = second.accept();
        Socket second2 = second.accept()) {
      second1.getOutputStream().write('x');
      second2.getOutputStream().write('x');

      assertThat(one.getInputStream().read()).isEqualTo('x');
      assertThat(other.getInputStream().read()).isEqualTo('x');
    }
  }

  @Test
  void visitorShouldLoseItsConnectionWithItsNode() throws IOException {
    try (Socket visitor = visitor()) {
      first.accept().close();

      assertThat(visitor.getInputStream().read()).isEqualTo(-1);
    }
  }
}
