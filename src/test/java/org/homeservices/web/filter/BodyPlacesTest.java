package org.homeservices.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyPlacesTest {
  private static long takenBy(BodyPlaces places, String address, int times) {
    return IntStream.range(0, times).filter(number -> places.take(address)).count();
  }

  @Test
  void addressShouldHaveEightPlacesAndOthersTheirOwn() {
    BodyPlaces places = new BodyPlaces(true);

    assertThat(takenBy(places, "a", 20)).isEqualTo(8);
    assertThat(takenBy(places, "b", 20)).isEqualTo(8);
  }

  @Test
  void placeShouldBeFreeWhenItIsGivenBack() {
    BodyPlaces places = new BodyPlaces(true);
    takenBy(places, "a", 8);

    places.giveBack("a");

    assertThat(takenBy(places, "a", 2)).isEqualTo(1);
  }

  @Test
  void allAddressesTogetherShouldHaveSoManyPlacesAndNoMore() {
    BodyPlaces places = new BodyPlaces(true);

    long taken =
        IntStream.range(0, 200).mapToLong(number -> takenBy(places, "a" + number, 8)).sum();

    assertThat(taken).isEqualTo(1024);
  }

  @Test
  void nothingShouldBeCountedWhereThereIsNoBound() {
    assertThat(takenBy(new BodyPlaces(false), "a", 1000)).isEqualTo(1000);
  }
}
