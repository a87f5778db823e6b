package org.homeservices.assistant.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.openai.OpenAiBench.KEY;
import static org.homeservices.assistant.openai.OpenAiBench.LONG;
import static org.homeservices.assistant.openai.OpenAiBench.PROMPT;
import static org.homeservices.assistant.openai.OpenAiBench.SHORT;
import static org.homeservices.assistant.openai.OpenAiBench.SOON;
import static org.homeservices.assistant.openai.OpenAiBench.assertFails;
import static org.homeservices.assistant.openai.OpenAiBench.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiTimeLimitTest {
  @AutoClose private final OpenAiBench bench = new OpenAiBench();

  @Test
  void writingShouldFailWithinTheConnectTimeoutWhenTheServerAcceptsNothing() throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        waiting.add(knocking(full.getLocalPort()));
      }
      URI base = URI.create("http://127.0.0.1:" + full.getLocalPort());

      var end = bench.write(bench.at(base, KEY));

      assertFails(end, "the connection failed: HttpConnectTimeoutException");
    } finally {
      for (SocketChannel socket : waiting) {
        socket.close();
      }
    }
  }

  static Stream<FakeReply> textless() {
    return Stream.of(
        FakeReply.silence(),
        FakeReply.stream().stall(),
        FakeReply.stream().untilHungUp(": working\n\n"),
        FakeReply.stream().untilHungUp(FakeReply.asEvent(FakeReply.content(""))));
  }

  @ParameterizedTest
  @MethodSource("textless")
  void writingShouldFailWithinTheFirstTokenTimeoutWhenNoTextComes(FakeReply reply) {
    bench.server.reply(reply);

    var end = bench.write(bench.limited(SHORT, LONG, LONG));

    assertFails(end, "no text within PT0.15S");
  }

  static Stream<FakeReply> ceasing() {
    FakeReply text = FakeReply.stream().text("Olá");
    return Stream.of(text.stall(), text.untilHungUp(": working\n\n"));
  }

  @ParameterizedTest
  @MethodSource("ceasing")
  void writingShouldFailWithinTheIdleTimeoutWhenNoEventFollows(FakeReply reply) {
    bench.server.reply(reply);

    assertFails(bench.write(bench.withIdle(SHORT)), "silent for PT0.15S");
    assertThat(bench.pieces).containsExactly("Olá");
  }

  @Test
  void writingShouldFailWithinTheTotalTimeoutWhenTheTextDoesNotEnd() {
    bench.server.reply(FakeReply.stream().untilHungUp(FakeReply.asEvent(FakeReply.content("e "))));

    var end = bench.write(bench.limited(LONG, LONG, Duration.ofSeconds(1)));

    assertFails(end, "not whole within PT1S");
    assertThat(bench.pieces).isNotEmpty();
  }

  @Test
  void noTextShouldComeWhenTheWritingHasFailed() {
    bench.server.reply(FakeReply.stream().untilHungUp(FakeReply.asEvent(FakeReply.content("e "))));

    var atTheEnd =
        bench.write(bench.limited(LONG, LONG, SHORT)).handle((v, e) -> bench.pieces.size());

    assertThat(bench.server.hungUp()).succeedsWithin(SOON);
    assertThat(atTheEnd).isCompletedWithValue(bench.pieces.size());
  }

  @Test
  void writingShouldFailWhenTheExecutorIsShutDown() {
    bench.server.reply(FakeReply.silence());
    bench.executor.shutdownNow();

    assertFails(bench.write(bench.patient()), "no timers any more");
  }

  static Stream<FakeReply> failing() {
    String ping = ": working\n\n";
    return Stream.of(
        FakeReply.lateStream(SHORT.multipliedBy(3)).untilHungUp(ping),
        FakeReply.stream().untilHungUp(ping),
        FakeReply.stream().text("Olá").untilHungUp(ping),
        FakeReply.stream().event("{").untilHungUp(ping),
        FakeReply.status(503).untilHungUp(ping),
        FakeReply.stream().text("Olá").stop().untilHungUp(ping),
        FakeReply.stream().text("Olá").done().untilHungUp(ping));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void connectionShouldBeLetGoWhenTheServerDoesNotEndIt(FakeReply reply) {
    bench.server.reply(reply);

    var unused = bench.write(bench.limited(SHORT, SHORT, LONG));

    assertThat(bench.server.hungUp()).succeedsWithin(SOON);
  }

  @Test
  void connectionShouldBeLetGoWhenTheServerHasNotEvenAStatus() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI base = URI.create("http://127.0.0.1:" + mute.getLocalPort());
      mute.setSoTimeout((int) SOON.toMillis());

      var end = bench.write(settings(base, KEY, SHORT, LONG, LONG));

      try (Socket socket = mute.accept()) {
        socket.setSoTimeout((int) SOON.toMillis());
        assertThat(socket.getInputStream().readAllBytes()).asString(UTF_8).endsWith("]}");
      }
      assertFails(end, "no text within PT0.15S");
    }
  }

  @Test
  void noTimerShouldBeLeftWhenTheTextIsWhole() {
    bench.server.reply(FakeReply.stream().text("Olá").stop());
    var timers = new ScheduledThreadPoolExecutor(1);
    timers.setRemoveOnCancelPolicy(true);

    var end = new OpenAiModel(bench.patient(), timers).write(PROMPT, bench.pieces::add);

    assertThat(end.toCompletableFuture()).succeedsWithin(SOON);
    assertThat(timers.getQueue()).isEmpty();
    timers.shutdownNow();
  }

  private static SocketChannel knocking(int port) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.configureBlocking(false);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }
}
