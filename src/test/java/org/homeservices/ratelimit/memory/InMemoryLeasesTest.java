package org.homeservices.ratelimit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.LeasesContract;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class InMemoryLeasesTest implements LeasesContract {
  private final InMemoryLeases leases = new InMemoryLeases();

  @Override
  public Leases leases() {
    return leases;
  }

  @Test
  void holderShouldBeForgottenWithItsLastPlace() {
    Leases.Lease first = Await.value(leases.take("a", 2)).orElseThrow();
    Leases.Lease second = Await.value(leases.take("a", 2)).orElseThrow();

    first.release();
    second.release();

    assertThat(leases.size()).isZero();
  }
}
