package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.BadInput;
import org.homeservices.web.frame.Attendance;
import org.homeservices.web.frame.Departure;
import org.homeservices.web.frame.DepartureTimes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainResourceTest {
  private static final String TOKEN = "a-token-of-the-owner-for-this-test-alone";

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Departure departure =
      new Departure(new Attendance(), () -> 0, DepartureTimes.USUAL, executor);
  private final DrainResource resource = resource();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private DrainResource resource() {
    DrainResource made = new DrainResource();
    made.door = new AdminDoor(new AdminSettings(TOKEN));
    made.departure = departure;
    return made;
  }

  @Test
  void nobodyButTheOwnerShouldSendTheNodeAway() {
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> resource.drain(null));
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> resource.drain("Bearer other"));
    assertThat(departure.hasBegun()).isFalse();
  }

  @Test
  void reportShouldTellWhatCameOfIt() {
    assertThat(DrainResource.json(new Departure.Report(11, 1, 2, 4103)))
        .isEqualTo("{\"told\":11,\"closed\":1,\"unanswered\":2,\"millis\":4103}");
  }
}
