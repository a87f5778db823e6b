package org.homeservices.channel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void taskThatIsAddedByATaskShouldBeDoneAfterThoseThatWait() {
    turns.add(
        () -> {
          turns.add(() -> done.add(3));
          turns.work();
          done.add(1);
        });
    turns.add(() -> done.add(2));

    turns.work();

    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void taskThatFailsShouldNotKeepTheNextFromBeingDone() {
    turns.add(
        () -> {
          throw new IllegalStateException("failed");
        });
    turns.add(() -> done.add(1));

    turns.work();

    assertThat(done).containsExactly(1);
  }

  @Test
  void everyTaskShouldBeDoneOnceAndAloneWhicheverThreadIsAtWork() {
    int threads = 4;
    int each = 10_000;
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();

    Await.together(
        threads,
        thread ->
            IntStream.range(0, each)
                .forEach(
                    number -> {
                      turns.add(
                          () -> {
                            together.addAndGet(atWork.getAndIncrement());
                            done.add(number);
                            atWork.decrementAndGet();
                          });
                      turns.work();
                    }));

    assertThat(done).hasSize(threads * each);
    assertThat(together).hasValue(0);
  }
}
