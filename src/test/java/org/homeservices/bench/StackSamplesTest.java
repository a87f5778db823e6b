package org.homeservices.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackSamplesTest {
  private final StackSamples samples =
      StackSamples.parse(
          List.of(
              "[pool-1 tid=7];java/lang/Thread.run;org/homeservices/web/socket/Writer.send;write 6",
              "[pool-2 tid=8];java/lang/Thread.run;org/homeservices/web/socket/Writer.send 1",
              "[GC tid=9];clone;mark all 3"));

  @Test
  void leavesShouldBeSummedWhenStacksEndAlike() {
    assertThat(samples.leaves())
        .containsExactly(
            entry("write", 6L),
            entry("mark all", 3L),
            entry("org/homeservices/web/socket/Writer.send", 1L));
  }

  @Test
  void ownerShouldBeTheInnermostJavaPackageWhenNativeCodeRan() {
    assertThat(samples.packages())
        .containsExactly(entry("org.homeservices.web", 7L), entry("(no Java)", 3L));
  }

  @Test
  void framesShouldCountOnceAStackWhenTheyCalledWhatRan() {
    assertThat(samples.frames())
        .containsEntry("java/lang/Thread.run", 7L)
        .containsEntry("org/homeservices/web/socket/Writer.send", 7L)
        .doesNotContainKey("[pool-1 tid=7]");
  }
}
