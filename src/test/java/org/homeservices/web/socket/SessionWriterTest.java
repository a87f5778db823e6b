package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionWriterTest {
  private static final int JOINED = 16 * 1024;
  private static final int MIB = 1024 * 1024;

  private final FakeRemote remote = FakeRemote.byHand();
  private final AtomicInteger tooSlow = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final SessionWriter writer = writer(remote);

  @Test
  void frameShouldLeaveAtOnceWhenNothingIsOnItsWay() {
    writer.write("a");

    assertThat(remote.texts()).containsExactly("a");
  }

  @Test
  void framesShouldWaitWhileOneIsOnItsWayAndLeaveTogether() {
    writer.write("a");
    writer.write("b");
    writer.write("c");
    List<String> before = remote.texts();
    remote.sent();

    assertThat(before).containsExactly("a");
    assertThat(remote.texts()).containsExactly("a", "b\nc");
    assertThat(remote.mostOnTheirWay()).isEqualTo(1);
  }

  @Test
  void nothingShouldLeaveWhenNothingWaits() {
    writer.write("a");
    remote.sent();

    assertThat(remote.texts()).containsExactly("a");
    writer.write("b");
    assertThat(remote.texts()).containsExactly("a", "b");
  }

  @Test
  void framesShouldBeJoinedUpToTheirSize() {
    String half = "x".repeat(JOINED / 2);
    String rest = "y".repeat(JOINED / 2 - 1);

    writer.write("first");
    List.of(half, rest, "z").forEach(writer::write);
    remote.sent();
    remote.sent();

    assertThat(remote.texts()).containsExactly("first", half + "\n" + rest, "z");
    assertThat(remote.texts().get(1)).hasSize(JOINED);
  }

  @Test
  void framesShouldBeJoinedByTheirBytes() {
    String wide = "ç".repeat(JOINED / 4);

    writer.write("first");
    List.of(wide, wide, "z").forEach(writer::write);
    remote.sent();
    remote.sent();

    assertThat(remote.texts()).containsExactly("first", wide, wide + "\nz");
  }

  @Test
  void longerFrameShouldLeaveAlone() {
    String longer = "x".repeat(3 * JOINED);

    writer.write("first");
    List.of("a", longer, "b", "c").forEach(writer::write);
    remote.sent();
    remote.sent();
    remote.sent();

    assertThat(remote.texts()).containsExactly("first", "a", longer, "b\nc");
  }

  @Test
  void tenThousandFramesShouldLeaveInOrderWhenEachSendEndsBeforeItReturns() {
    FakeRemote instant = FakeRemote.endingOn(Runnable::run);
    SessionWriter eager = writer(instant);
    List<String> frames = IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();

    frames.forEach(eager::write);

    assertThat(instant.frames()).isEqualTo(frames);
    assertThat(broken).hasValue(0);
  }

  @Test
  void backlogShouldLeaveWithoutRecursionWhenEachSendEndsBeforeItReturns() {
    String alone = "x".repeat(JOINED);
    AtomicInteger depth = new AtomicInteger();
    AtomicInteger deepest = new AtomicInteger();
    FakeRemote nested =
        FakeRemote.endingOn(
            callback -> {
              deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
              callback.run();
              depth.decrementAndGet();
            });
    SessionWriter eager = writer(nested);

    // The frames that are written from inside of a send wait for its end.
    IntStream.range(0, 60).forEach(number -> eager.write(alone));

    assertThat(nested.texts()).hasSize(60);
    assertThat(deepest).hasValue(1);
  }

  @Test
  void failureShouldBeToldOnceAndEndTheWriter() {
    writer.write("a");
    writer.write("b");
    remote.failed();
    writer.write("c");

    assertThat(broken).hasValue(1);
    assertThat(tooSlow).hasValue(0);
    assertThat(remote.texts()).containsExactly("a");
  }

  @Test
  void failureShouldBeToldOnceWhenTheSendThrows() {
    remote.refuse();

    writer.write("a");
    writer.write("b");

    assertThat(broken).hasValue(1);
    assertThat(remote.texts()).isEmpty();
  }

  @Test
  void memberShouldBeTooSlowWhenMoreThanAThousandFramesWait() {
    writer.write("on its way");
    IntStream.range(1, 1_000).forEach(number -> writer.write("x"));
    int before = tooSlow.get();
    writer.write("x");
    writer.write("x");

    assertThat(before).isZero();
    assertThat(tooSlow).hasValue(1);
    assertThat(broken).hasValue(0);
  }

  @Test
  void memberShouldBeTooSlowWhenMoreThanAMebibyteWaits() {
    String quarter = "ç".repeat(MIB / 8);
    writer.write(quarter);
    List.of(quarter, quarter, quarter).forEach(writer::write);
    int before = tooSlow.get();
    writer.write("z");

    assertThat(before).isZero();
    assertThat(tooSlow).hasValue(1);
  }

  @Test
  void longFrameAloneShouldNotMakeAMemberTooSlow() {
    String longer = "x".repeat(2 * MIB);

    writer.write("first");
    writer.write(longer);
    writer.write("last");
    remote.sent();
    remote.sent();

    assertThat(tooSlow).hasValue(0);
    assertThat(remote.texts()).containsExactly("first", longer, "last");
  }

  @Test
  void whatHasLeftShouldNotCount() {
    for (int round = 0; round < 10; round++) {
      writer.write("x".repeat(MIB / 3));
      writer.write("y".repeat(MIB / 3));
      remote.sent();
      remote.sent();
    }

    assertThat(tooSlow).hasValue(0);
    assertThat(remote.texts()).hasSize(20);
  }

  @Test
  void endShouldForgetWhatWaitsAndTellNobody() {
    writer.write("a");
    writer.write("b");
    writer.end();
    writer.write("c");
    remote.sent();

    assertThat(remote.texts()).containsExactly("a");
    assertThat(broken).hasValue(0);
    assertThat(tooSlow).hasValue(0);
  }

  @Test
  void failureAfterTheEndShouldBeToldNobody() {
    writer.write("a");
    writer.end();
    remote.failed();

    assertThat(broken).hasValue(0);
  }

  @Test
  void writerShouldBeStuckWhenOneMessageIsOnItsWayForTooLong() {
    writer.write("a");
    boolean atFirst = writer.isStuck(1_000, 10);
    boolean inTime = writer.isStuck(1_009, 10);
    boolean late = writer.isStuck(1_010, 10);

    assertThat(atFirst).isFalse();
    assertThat(inTime).isFalse();
    assertThat(late).isTrue();
  }

  @Test
  void writerShouldNotBeStuckWhileMessagesArrive() {
    writer.write("a");
    writer.write("b");
    boolean first = writer.isStuck(1_000, 10);
    remote.sent();
    boolean second = writer.isStuck(1_010, 10);

    assertThat(List.of(first, second)).containsOnly(false);
  }

  @Test
  void writerShouldNotBeStuckWhenNothingIsToBeSent() {
    writer.write("a");
    remote.sent();
    writer.isStuck(1_000, 10);

    assertThat(writer.isStuck(9_000, 10)).isFalse();
  }

  private SessionWriter writer(FakeRemote to) {
    return new SessionWriter(
        to, Pulse.none(() -> 0), tooSlow::incrementAndGet, broken::incrementAndGet);
  }
}
