package org.homeservices.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.homeservices.audit.Deed;
import org.homeservices.audit.Deed.Kind;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private final Logger logger = Logger.getLogger(AuditLog.NAME);
  private final Captured captured = new Captured();
  private final ManualClock clock = ManualClock.started();
  private final AuditLog log = new AuditLog(name -> "p" + name.length(), clock);

  @BeforeEach
  void listen() {
    logger.addHandler(captured);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(captured);
    logger.setUseParentHandlers(true);
  }

  @Test
  void deedShouldBeOneLineWithoutTheAddressItself() {
    log.note(Deed.ofVisitor(Kind.CONVERSATION_BEGUN, "192.0.2.1").in("5b3062ce").by("user-12"));

    assertThat(captured.lines)
        .containsExactly(
            "time="
                + clock.instant()
                + " event=conversation_begun conversation=5b3062ce actor=visitor who=p7"
                + " address=p9 outcome=done");
  }

  @Test
  void nobodyShouldForgeALineOrAField() {
    log.note(Deed.ofAdmin(Kind.ADMIN_CALL, "a").with("GET:admin\ntime=0 event={0} outcome=\"x\""));

    assertThat(captured.lines).hasSize(1);
    assertThat(captured.lines.get(0))
        .endsWith("detail=GET:admin_time_0_event__0__outcome__x_")
        .doesNotContain("\n");
  }

  @Test
  void refusalsOfAnAddressShouldBeNotedOnceAMinute() {
    Deed refused = Deed.ofVisitor(Kind.TOKEN, "192.0.2.1").refusedFor("http");
    log.note(refused);
    log.note(refused);
    log.note(Deed.ofVisitor(Kind.TOKEN, "192.0.2.22").refusedFor("http"));
    clock.advance(Duration.ofMinutes(1));
    log.note(refused);

    assertThat(captured.lines).hasSize(3).allMatch(line -> line.contains("outcome=refused"));
  }

  @Test
  void manyAddressesShouldNotFillTheLogWithRefusals() {
    IntStream.range(0, 5_000)
        .mapToObj(number -> Deed.ofVisitor(Kind.LIMIT, "a" + number).refusedFor("messages"))
        .forEach(log::note);

    assertThat(captured.lines).hasSize(1_000);
  }

  @Test
  void whatTimeDoesShouldHaveNoAddress() {
    log.note(Deed.ofSystem(Kind.CONVERSATION_ERASED, "retention").in("c"));

    assertThat(captured.lines.get(0))
        .endsWith("conversation=c actor=system outcome=done detail=retention");
  }

  private static final class Captured extends Handler {
    final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
