package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SessionWriterConcurrencyTest {
  private static final int SENDERS = 8;
  private static final int FRAMES = 1_000;

  private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
  private final AtomicInteger tooSlow = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();

  @AfterEach
  void stop() {
    callbacks.shutdownNow();
  }

  @RepeatedTest(5)
  void eachSendersFramesShouldArriveOnceAndInOrder() {
    // So many may wait: senders are held back rather than too slow.
    Semaphore room = new Semaphore(500);
    FakeRemote remote =
        FakeRemote.endingOn(callbacks, text -> room.release((int) text.lines().count()));
    SessionWriter writer = writer(remote);

    writeFromManyThreads(writer, room);

    assertThat(tooSlow).hasValue(0);
    assertThat(broken).hasValue(0);
    assertThat(remote.frames()).hasSize(SENDERS * FRAMES);
    for (int sender = 0; sender < SENDERS; sender++) {
      assertThat(framesOf(sender, remote)).isEqualTo(expectedOf(sender));
    }
    assertThat(remote.mostOnTheirWay()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void framesShouldArriveOnceAndInOrderWhenThePulseSendsThem() {
    Semaphore room = new Semaphore(500);
    FakeRemote remote =
        FakeRemote.endingOn(callbacks, text -> room.release((int) text.lines().count()));
    Pulse pulse = new Pulse(Duration.ofMillis(1), callbacks::execute, System::nanoTime);
    SessionWriter writer =
        new SessionWriter(remote, pulse, tooSlow::incrementAndGet, broken::incrementAndGet);

    writeFromManyThreads(writer, room);

    assertThat(remote.frames()).hasSize(SENDERS * FRAMES);
    for (int sender = 0; sender < SENDERS; sender++) {
      assertThat(framesOf(sender, remote)).isEqualTo(expectedOf(sender));
    }
    assertThat(remote.mostOnTheirWay()).isEqualTo(1);
    assertThat(tooSlow).hasValue(0);
  }

  @RepeatedTest(20)
  void memberShouldBeTooSlowOnceWhenManyFindItOut() {
    SessionWriter writer = writer(FakeRemote.byHand());
    writer.write("on its way");
    IntStream.range(1, 1_000).forEach(number -> writer.write("x"));

    Await.together(SENDERS, sender -> writer.write("x"));

    assertThat(tooSlow).hasValue(1);
  }

  @Test
  void nothingButFramesShouldLeaveWhenTheWriterIsEndedInTheMiddle() {
    for (int round = 0; round < 300; round++) {
      FakeRemote remote = FakeRemote.byHand();
      SessionWriter writer = writer(remote);
      IntStream.range(0, 900).forEach(number -> writer.write("x"));

      Await.together(List.of(remote::sent, writer::end));

      assertThat(remote.frames()).containsOnly("x");
    }
  }

  private void writeFromManyThreads(SessionWriter writer, Semaphore room) {
    Await.together(
        SENDERS,
        sender ->
            IntStream.range(0, FRAMES)
                .forEach(
                    number -> {
                      room.acquireUninterruptibly();
                      writer.write(sender + " " + number);
                    }));
    awaitIdle();
  }

  /** Gives the callbacks their turns, many more than they need: what is missing then is lost. */
  private void awaitIdle() {
    for (int turn = 0; turn < 1_000; turn++) {
      Await.value(CompletableFuture.runAsync(() -> {}, callbacks));
    }
  }

  private static List<String> framesOf(int sender, FakeRemote remote) {
    return remote.frames().stream().filter(frame -> frame.startsWith(sender + " ")).toList();
  }

  private static List<String> expectedOf(int sender) {
    return IntStream.range(0, FRAMES).mapToObj(number -> sender + " " + number).toList();
  }

  private SessionWriter writer(FakeRemote to) {
    return new SessionWriter(
        to, Pulse.none(() -> 0), tooSlow::incrementAndGet, broken::incrementAndGet);
  }
}
