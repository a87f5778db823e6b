package org.homeservices.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What all {@link Leases} keep. */
public interface LeasesContract {

  Leases leases();

  /** A holder that no test had before. */
  static String aHolder() {
    return UUID.randomUUID().toString();
  }

  private Optional<Lease> take(String holder, int most) {
    return Await.value(leases().take(holder, most));
  }

  @Test
  default void holderShouldHaveSoManyPlacesAndNoMore() {
    String holder = aHolder();

    List<Boolean> taken =
        IntStream.range(0, 4).mapToObj(number -> take(holder, 3).isPresent()).toList();

    assertThat(taken).containsExactly(true, true, true, false);
  }

  @Test
  default void placeShouldBeFreeWhenItIsReleased() {
    String holder = aHolder();
    Lease lease = take(holder, 1).orElseThrow();

    lease.release();

    Await.until(() -> take(holder, 1).isPresent());
  }

  @Test
  default void placeShouldBeFreedOnceHoweverOftenItIsReleased() {
    String holder = aHolder();
    Lease first = take(holder, 2).orElseThrow();
    take(holder, 2);

    first.release();
    first.release();
    Await.until(() -> take(holder, 2).isPresent());

    assertThat(take(holder, 2)).isEmpty();
  }

  @Test
  default void refusedOneShouldTakeNoPlace() {
    String holder = aHolder();
    take(holder, 1);
    take(holder, 1);

    Await.until(() -> take(holder, 2).isPresent());
    assertThat(take(holder, 2)).isEmpty();
  }

  @Test
  default void placesOfOthersShouldBeUntouched() {
    take(aHolder(), 1);

    assertThat(take(aHolder(), 1)).isPresent();
  }

  @Test
  default void nothingShouldBeCountedWhereThereIsNoLimit() {
    String holder = aHolder();
    IntStream.range(0, 5).forEach(number -> take(holder, 0));

    assertThat(take(holder, 1)).isPresent();
  }

  @Test
  default void manyAtOnceShouldGetExactlyThePlacesThereAre() {
    String holder = aHolder();
    AtomicInteger taken = new AtomicInteger();

    Await.together(
        8,
        thread ->
            IntStream.range(0, 5)
                .filter(number -> take(holder, 10).isPresent())
                .forEach(number -> taken.incrementAndGet()));

    assertThat(taken).hasValue(10);
  }
}
