package org.homeservices.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.homeservices.web.CloseCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.frame.Departure.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DepartureTest {
  private static final Duration NOTICE = Duration.ofMillis(100);
  private static final Duration LEAST_SPREAD = Duration.ofMillis(200);
  private static final Duration COURTESY = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Attendance attendance = new Attendance();
  private final AtomicInteger answering = new AtomicInteger();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private Departure departure(Duration most) {
    DepartureTimes times =
        new DepartureTimes(
            NOTICE, Duration.ofMillis(1), LEAST_SPREAD, Duration.ofSeconds(1), COURTESY, most);
    return new Departure(attendance, answering::get, times, executor);
  }

  private Departure departure() {
    return departure(MOST);
  }

  private List<Guest> guests(int count) {
    List<Guest> guests = IntStream.range(0, count).mapToObj(number -> new Guest()).toList();
    guests.forEach(attendance::enter);
    return guests;
  }

  @Test
  void nodeShouldHaveLeftAtOnceWhenNobodyIsThere() {
    Report report = Await.value(departure().begin());

    assertThat(report.told()).isZero();
    assertThat(report.closed()).isZero();
    assertThat(report.millis()).isLessThan(NOTICE.plus(LEAST_SPREAD).toMillis());
  }

  @Test
  void nobodyShouldBeLetInOnceTheNodeGoes() {
    Departure departure = departure();
    boolean before = attendance.enter(new Guest());

    CompletableFuture<Report> unused = departure.begin().toCompletableFuture();

    assertThat(before).isTrue();
    assertThat(departure.hasBegun()).isTrue();
    assertThat(attendance.isClosed()).isTrue();
    assertThat(attendance.enter(new Guest())).isFalse();
    assertThat(attendance.size()).isEqualTo(1);
  }

  @Test
  void clientsShouldBeToldTimesThatAreSpreadEvenly() {
    List<Guest> guests = guests(4);

    CompletableFuture<Report> unused = departure().begin().toCompletableFuture();

    assertThat(guests.stream().map(Guest::after)).containsExactlyInAnyOrder(100, 150, 200, 250);
  }

  @Test
  void spreadShouldGrowWithTheClientsUpToItsLimit() {
    assertThat(DepartureTimes.USUAL.spread(10)).isEqualTo(Duration.ofSeconds(2));
    assertThat(DepartureTimes.USUAL.spread(1_000)).isEqualTo(Duration.ofSeconds(2));
    assertThat(DepartureTimes.USUAL.spread(3_000)).isEqualTo(Duration.ofSeconds(6));
    assertThat(DepartureTimes.USUAL.spread(100_000)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void nodeShouldHaveLeftWhenTheLastClientHasGone() {
    List<Guest> guests = guests(2);

    CompletableFuture<Report> left = departure().begin().toCompletableFuture();
    guests.forEach(attendance::leave);

    Report report = Await.value(left);
    assertThat(report.told()).isEqualTo(2);
    assertThat(report.closed()).isZero();
    assertThat(guests.stream().flatMap(guest -> guest.codes.stream())).isEmpty();
  }

  @Test
  void clientsThatStayShouldBeClosedAfterTheLastOneWasToCome() {
    List<Guest> guests = guests(2);
    guests.get(1).staysOpen = true;

    Report report = Await.value(departure().begin());

    assertThat(report.closed()).isEqualTo(2);
    assertThat(guests).allMatch(guest -> guest.codes.equals(List.of(CloseCode.UNAVAILABLE)));
    assertThat(report.millis())
        .isGreaterThanOrEqualTo(
            NOTICE.plus(LEAST_SPREAD).plus(COURTESY.multipliedBy(2)).toMillis());
  }

  @Test
  void nodeShouldStayUntilItsAnswersAreWritten() {
    answering.set(1);

    CompletableFuture<Report> left = departure().begin().toCompletableFuture();
    boolean beforeTheAnswer = left.isDone();
    answering.set(0);

    assertThat(beforeTheAnswer).isFalse();
    assertThat(Await.value(left).unanswered()).isZero();
  }

  @Test
  void nodeShouldLeaveAnAnswerToOthersWhenItsTimeIsOver() {
    answering.set(3);

    Report report = Await.value(departure(Duration.ofMillis(300)).begin());

    assertThat(report.unanswered()).isEqualTo(3);
    assertThat(report.millis()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void secondCallShouldWaitForTheFirst() {
    List<Guest> guests = guests(1);
    Departure departure = departure();

    CompletableFuture<Report> first = departure.begin().toCompletableFuture();
    CompletableFuture<Report> second = departure.begin().toCompletableFuture();
    attendance.leave(guests.get(0));

    assertThat(Await.value(second)).isEqualTo(Await.value(first));
    assertThat(guests.get(0).frames).hasSize(1);
  }

  /** Keeps what it was told; goes when it is closed, unless it does not. */
  private final class Guest implements Outlet {
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<CloseCode> codes = new CopyOnWriteArrayList<>();
    private volatile boolean staysOpen;

    @Override
    public void greet() {}

    @Override
    public void send(String frame) {
      frames.add(frame);
    }

    @Override
    public void close(CloseCode code) {
      codes.add(code);
      if (!staysOpen) {
        attendance.leave(this);
      }
    }

    int after() {
      return JsonText.parseObject(frames.get(0)).orElseThrow().getInt("after");
    }
  }
}
