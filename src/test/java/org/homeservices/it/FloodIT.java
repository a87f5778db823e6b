package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.homeservices.doors.Crowd;
import org.homeservices.doors.Crowd.Length;
import org.homeservices.doors.Crowd.Manner;
import org.homeservices.doors.Fuzz;
import org.homeservices.doors.Politeness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Very much that is bad at once, while a well-behaved visitor is answered. */
class FloodIT extends Served {
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final int CASES = Integer.getInteger("fuzz.cases", 2000);
  private static final int SOCKETS = Integer.getInteger("flood.sockets", 500);

  /** As long as a body may take, and a little more. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  @AfterEach
  void serverShouldBeHealthyAfterwards() {
    assertThat(site.get("api/health").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingShouldBeToldOfTheInsideWhateverIsSent() throws Exception {
    Fuzz fuzz = new Fuzz(site, port());

    Politeness politeness = Politeness.during(site, () -> fuzz.run(CASES, 1));

    assertThat(fuzz.findings()).isEmpty();
    assertThat(fuzz.answers()).containsKeys("200", "400", "401", "404", "socket");
    assertThat(politeness.median()).as("%s, %s", politeness, fuzz.answers()).isLessThan(AT_MOST);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "HALF_A_HEAD", "NO_HELLO"})
  void wellBehavedVisitorShouldBeAnsweredWhileManyDoNothing(Manner manner) throws Exception {
    Politeness politeness =
        Politeness.during(
            site,
            () -> {
              try (Crowd crowd = Crowd.of(SOCKETS, port(), manner)) {
                crowd.stay(AT_MOST);
              }
            });

    assertThat(politeness.longest()).as("%s", politeness).isLessThan(AT_MOST);
  }

  @Test
  void bodiesThatDoNotComeShouldHoldNobodyUpAndBeRefused() throws Exception {
    try (Crowd half = Crowd.of(SOCKETS, port(), Manner.HALF_A_BODY);
        Crowd chunks = Crowd.of(SOCKETS, port(), Manner.HALF_A_CHUNK);
        Crowd none = Crowd.of(SOCKETS, port(), Manner.NO_BODY);
        Crowd articles = Crowd.of(SOCKETS, port(), Manner.NO_ARTICLES)) {
      Politeness politeness = Politeness.during(site, () -> half.stay(PATIENCE));

      assertThat(politeness.longest()).as("%s", politeness).isLessThan(AT_MOST);
      Map<String, Long> late = Map.of("408", (long) SOCKETS);
      assertThat(half.answers()).isEqualTo(late);
      assertThat(chunks.answers()).isEqualTo(late);
      assertThat(none.answers()).isEqualTo(late);
      assertThat(articles.answers()).isEqualTo(late);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endlessBodyShouldBeRefusedBeforeItIsRead(Length length) throws Exception {
    Crowd.Answer answer = Crowd.postEndlessly(port(), length);

    // WildFly says 400 itself to what is over 10 MB.
    assertThat(answer.text()).matches("(?s)HTTP/1.1 4(13.*\"too_long\"|00).*");
    assertThat(answer.sent()).isLessThan(20_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void endlessBodyShouldNotBeReadForTheOwnersCallsEither(Length length) throws Exception {
    Crowd.Answer answer = Crowd.putEndlessly(port(), "x", length);

    assertThat(answer.text()).matches("(?s)HTTP/1.1 4(13.*\"too_long\"|00).*");
    assertThat(answer.sent()).isLessThan(20_000_000);
  }

  private int port() {
    return site.at("").getPort();
  }
}
