package org.homeservices.web.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventWriterTest {
  private final FakeOut out = new FakeOut();
  private final List<String> ends = new ArrayList<>();
  private final EventWriter writer =
      new EventWriter(out, () -> ends.add("too slow"), () -> ends.add("over"));

  private void begin() {
    writer.begin("opening\n", 0);
    writer.onWritePossible();
  }

  @Test
  void nothingShouldBeWrittenBeforeTheContainerCanWrite() {
    writer.begin("opening\n", 0);
    writer.write("one\n");

    assertThat(out.sent()).isEmpty();
  }

  @Test
  void eventsShouldLeaveAtOnceAndInOrderWhileTheClientReads() {
    begin();
    writer.write("one\n");
    writer.write("two\n");

    assertThat(out.sent()).isEqualTo("opening\none\ntwo\n");
  }

  @Test
  void eventsShouldWaitForAClientThatDoesNotReadAndThenLeaveInOrder() {
    begin();
    out.ready = false;
    writer.write("one\n");
    writer.write("two\n");
    String meanwhile = out.sent();
    out.ready = true;
    writer.onWritePossible();
    writer.write("three\n");

    assertThat(meanwhile).isEqualTo("opening\n");
    assertThat(out.sent().replace("\n\n", "\n")).isEqualTo("opening\none\ntwo\nthree\n");
  }

  @Test
  void callBackOutOfTurnShouldChangeNothing() {
    begin();
    writer.onWritePossible();
    writer.write("one\n");

    assertThat(out.sent()).isEqualTo("opening\none\n");
    assertThat(ends).isEmpty();
  }

  @Test
  void clientThatLeavesTooMuchWaitingShouldBeTooSlowOnce() {
    begin();
    out.ready = false;
    IntStream.range(0, 1_100).forEach(number -> writer.write("event\n"));

    assertThat(ends).containsExactly("too slow");
  }

  @Test
  void clientThatTakesNothingShouldBeStuckAndOneWithNothingToTakeShouldNot() {
    begin();
    boolean idle = writer.isStuck(100, 10);
    out.ready = false;
    writer.write("one\n");

    assertThat(idle).isFalse();
    assertThat(writer.isStuck(105, 10)).isFalse();
    assertThat(writer.isStuck(110, 10)).isTrue();
  }

  @Test
  void lastEventShouldLeaveBeforeTheEndAndNoneAfterIt() {
    begin();
    out.ready = false;
    writer.write("one\n");
    writer.finish("last\n");
    writer.write("late\n");
    List<String> early = List.copyOf(ends);
    out.ready = true;
    writer.onWritePossible();

    assertThat(early).isEmpty();
    assertThat(out.sent()).endsWith("last\n").doesNotContain("late");
    assertThat(ends).containsExactly("over");
  }

  @Test
  void clientThatIsGoneShouldEndTheStream() {
    begin();
    out.broken = true;
    writer.write("one\n");
    writer.write("two\n");

    assertThat(ends).containsExactly("over");
  }
}
