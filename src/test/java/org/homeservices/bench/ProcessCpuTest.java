package org.homeservices.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.homeservices.bench.ProcessCpu.ThreadCpu;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {

  @Test
  void userAndSystemTimeShouldBeAddedWhenTheNameHoldsBlanksAndBrackets() {
    String stat =
        "42 (a (b) c) S 1 42 42 0 -1 4194304 900 0 0 0 150 27 8 9 20 0 31 0 5 6 7 18446744073709551615";

    assertThat(ProcessCpu.parse(stat))
        .isEqualTo(new ThreadCpu("a (b) c", Duration.ofMillis(1_770)));
  }

  @Test
  void timeOfEndedChildrenShouldBeReadBesideTheProcessOwn() {
    String stat =
        "42 (a) S 1 42 42 0 -1 4194304 900 0 0 0 150 27 8 9 20 0 31 0 5 6 7 18446744073709551615";

    assertThat(ProcessCpu.ended(stat)).isEqualTo(Duration.ofMillis(170));
  }

  @Test
  void threadsShouldBeJoinedByNameWhenTheyDifferInNumberOnly() {
    ProcessCpu before = new ProcessCpu(Duration.ofMillis(10), Map.of("1", thread("a-1", 10)));
    ProcessCpu now =
        new ProcessCpu(
            Duration.ofMillis(100),
            Map.of("1", thread("a-1", 40), "2", thread("a-22", 20), "3", thread("b", 40)));

    ProcessCpu taken = now.since(before);

    assertThat(taken.all()).isEqualTo(Duration.ofMillis(90));
    assertThat(taken.hungriest(5)).containsExactly(thread("a-#", 50), thread("b", 40));
    assertThat(taken.hungriest(1)).hasSize(1);
  }

  @Test
  void machineShouldBeBusyWhenItIsNeitherIdleNorWaiting() {
    assertThat(Machine.busy("cpu  10 20 30 999 888 1 2 3 7 7\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
        .isEqualTo(Duration.ofMillis(660));
  }

  @Test
  void liveBytesShouldBeTheTotalWhenAHistogramIsRead() throws IOException {
    String histogram = " num  #instances\n   1:  5  400  [B\nTotal        1234      567890\n";

    assertThat(HeapCheck.total(histogram)).isEqualTo(567_890);
  }

  private static ThreadCpu thread(String name, long millis) {
    return new ThreadCpu(name, Duration.ofMillis(millis));
  }
}
