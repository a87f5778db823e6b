package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelayThreadTest {
  private static final String NAME = "CompletableFutureDelayScheduler";

  private static Optional<Thread> thread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(NAME))
        .findFirst();
  }

  /** Newer JDKs have no such thread. */
  @Test
  void threadShouldNotKeepWhoNeededItFirst() {
    Thread own = Thread.currentThread();
    ClassLoader before = own.getContextClassLoader();
    ClassLoader application = new ClassLoader(before) {};
    own.setContextClassLoader(application);

    try {
      DelayThread.start();
    } finally {
      own.setContextClassLoader(before);
    }

    assertThat(thread().map(Thread::getContextClassLoader)).isNotEqualTo(Optional.of(application));
  }
}
