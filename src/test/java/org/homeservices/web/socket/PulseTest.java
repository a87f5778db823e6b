package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration BEAT = Duration.ofMillis(5);
  private static final int FEW = 8;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final List<Runnable> beats = new ArrayList<>();
  private final Pulse pulse = new Pulse(BEAT, beats::add, nanos::get);
  private final List<String> sent = new ArrayList<>();

  @Test
  void fewSocketsShouldSendAtOnce() {
    IntStream.range(0, FEW).forEach(number -> socket().write("a" + number));

    assertThat(sent).hasSize(FEW);
    assertThat(beats).isEmpty();
  }

  @Test
  void fewMoreShouldSendAtOnceInTheNextBeat() {
    IntStream.range(0, FEW).forEach(number -> socket().write("x"));
    nanos.addAndGet(BEAT.toNanos());
    IntStream.range(0, FEW).forEach(number -> socket().write("y"));

    assertThat(sent).hasSize(2 * FEW);
    assertThat(beats).isEmpty();
  }

  @Test
  void furtherSocketsShouldWaitForTheBeatAndSendInOrder() {
    keepBusy();
    SessionWriter one = socket();
    SessionWriter other = socket();

    one.write("a1");
    other.write("b1");
    one.write("a2");
    List<String> before = List.copyOf(sent);
    beat();

    assertThat(before).isEmpty();
    assertThat(sent).containsExactly("a1\na2", "b1");
    assertThat(beats).isEmpty();
  }

  @Test
  void socketsShouldWaitAgainAfterABusyBeat() {
    keepBusy();
    List<SessionWriter> many = IntStream.range(0, FEW + 1).mapToObj(number -> socket()).toList();
    many.forEach(writer -> writer.write("first"));
    beat();
    sent.clear();

    many.forEach(writer -> writer.write("second"));
    List<String> before = List.copyOf(sent);
    beat();

    assertThat(before).isEmpty();
    assertThat(sent).hasSize(FEW + 1).containsOnly("second");
  }

  @Test
  void socketsShouldSendAtOnceAfterACalmBeat() {
    keepBusy();
    socket().write("waits");
    beat();
    sent.clear();

    socket().write("at once");

    assertThat(sent).containsExactly("at once");
  }

  @Test
  void socketsShouldSendAtOnceWhenABeatHasPassedInSilence() {
    keepBusy();
    IntStream.rangeClosed(0, FEW).forEach(number -> socket().write("x"));
    beat();
    sent.clear();
    nanos.addAndGet(BEAT.toNanos());

    socket().write("at once");

    assertThat(sent).containsExactly("at once");
  }

  @Test
  void whatASocketGetsInOneBurstShouldLeaveAtItsEndInOneMessage() {
    SessionWriter one = socket();
    SessionWriter other = socket();

    pulse.burst(
        () -> {
          one.write("a1");
          pulse.burst(() -> other.write("b1"));
          one.write("a2");
          assertThat(sent).isEmpty();
        });

    assertThat(sent).containsExactly("a1\na2", "b1");
    assertThat(beats).isEmpty();
  }

  @Test
  void burstThatGoesOnShouldHoldASocketNoLongerThanABeat() {
    SessionWriter writer = socket();

    pulse.burst(
        () -> {
          writer.write("a1");
          nanos.addAndGet(BEAT.toNanos());
          writer.write("a2");
          assertThat(sent).containsExactly("a1\na2");
          writer.write("a3");
        });

    assertThat(sent).containsExactly("a1\na2", "a3");
  }

  @Test
  void socketsShouldSendOnceWhateverPartOfALongBurstTheyWereWrittenToIn() {
    SessionWriter early = socket();
    SessionWriter late = socket();

    pulse.burst(
        () -> {
          early.write("a1");
          nanos.addAndGet(BEAT.toNanos());
          early.write("a2");
          late.write("b1");
        });

    assertThat(sent).containsExactly("a1\na2", "b1");
  }

  @Test
  void socketsOfALargeBurstShouldWaitForTheBeat() {
    List<SessionWriter> many = IntStream.rangeClosed(0, FEW).mapToObj(number -> socket()).toList();

    pulse.burst(() -> many.forEach(writer -> writer.write("x")));
    assertThat(sent).hasSize(FEW);
    beat();

    assertThat(sent).hasSize(FEW + 1);
  }

  @Test
  void socketsShouldSendThoughABurstFails() {
    SessionWriter writer = socket();

    assertThatThrownBy(
            () ->
                pulse.burst(
                    () -> {
                      writer.write("sent");
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(sent).containsExactly("sent");
  }

  @Test
  void everySocketShouldSendAtOnceWhenThereIsNoLinger() {
    Pulse none = new Pulse(Duration.ZERO, beats::add, nanos::get);

    IntStream.range(0, 100).forEach(number -> socket(none).write("x"));

    assertThat(sent).hasSize(100);
    assertThat(beats).isEmpty();
  }

  @Test
  void endedSocketShouldNotHinderTheOthers() {
    keepBusy();
    SessionWriter ended = socket();
    ended.write("lost");
    socket().write("kept");
    ended.end();
    beat();

    assertThat(sent).containsExactly("kept");
  }

  private void keepBusy() {
    IntStream.range(0, FEW).forEach(number -> socket().write("x"));
    sent.clear();
  }

  private void beat() {
    nanos.addAndGet(BEAT.toNanos());
    List<Runnable> due = List.copyOf(beats);
    beats.clear();
    due.forEach(Runnable::run);
  }

  private SessionWriter socket() {
    return socket(pulse);
  }

  private SessionWriter socket(Pulse of) {
    return new SessionWriter(FakeRemote.endingOn(Runnable::run, sent::add), of, () -> {}, () -> {});
  }
}
