package org.homeservices.generation.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.generation.Register;
import org.homeservices.generation.RegisterContract;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class InMemoryRegisterTest implements RegisterContract {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Register register = new InMemoryRegister(IDLE, nanos::get);

  @Override
  public Register register() {
    return register;
  }

  @Test
  void entryShouldBeGoneAfterItsTime() {
    Await.value(register.enter("name", "entry"));
    nanos.addAndGet(IDLE.toNanos() + 1);

    assertThat(Await.value(register.find("name"))).isEmpty();
  }

  @Test
  void oldestEntryShouldGoWhenThereAreTooMany() {
    for (int i = 0; i <= 10_000; i++) {
      Await.value(register.enter("name" + i, "entry"));
    }

    assertThat(Await.value(register.find("name0"))).isEmpty();
    assertThat(Await.value(register.find("name1"))).contains("entry");
    assertThat(Await.value(register.find("name10000"))).contains("entry");
  }
}
