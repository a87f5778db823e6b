package org.homeservices.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.homeservices.journal.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonJournalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Logger logger = Logger.getAnonymousLogger();
  private final JsonJournal journal = JsonJournal.on(logger, out);

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void lineShouldTellWhatHappenedToWhom() {
    log(Level.WARNING, "message refused conversation={0} {1}", "c1", "Redis is out of reach");

    JsonObject line = only();
    assertThat(line.getString("level")).isEqualTo("warn");
    assertThat(line.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(line.getString("event")).isEqualTo("message refused");
    assertThat(line.getString("conversation")).isEqualTo("c1");
    assertThat(line.getString("message"))
        .isEqualTo("message refused conversation=c1 Redis is out of reach");
    assertThat(line).doesNotContainKeys("trace", "exception");
  }

  @Test
  void recordOfADeedShouldKeepItsEventAndNotItsTime() {
    log(Level.INFO, "time=2026-01-01T00:00:00Z event=erasure conversation=c1 outcome=done");

    JsonObject line = only();
    assertThat(line.getString("event")).isEqualTo("erasure");
    assertThat(line.getString("outcome")).isEqualTo("done");
    assertThat(line.getString("time")).isNotEqualTo("2026-01-01T00:00:00Z");
    assertThat(line.keySet()).hasSize(7);
  }

  @Test
  @SuppressWarnings("try")
  void lineShouldHaveTheTraceThatItsThreadWorksOn() {
    Trace trace = Trace.begun();

    try (Trace.Scope scope = trace.open()) {
      log(Level.INFO, "answered");
    }

    assertThat(only().getString("trace")).isEqualTo(trace.id());
  }

  @Test
  @SuppressWarnings("try")
  void traceThatALineNamesShouldCountMoreThanThatOfItsThread() {
    try (Trace.Scope scope = Trace.begun().open()) {
      log(Level.INFO, "model failed: late trace=abc");
    }

    assertThat(only().getString("trace")).isEqualTo("abc");
    assertThat(only().getString("event")).isEqualTo("model failed");
  }

  @Test
  void messageShouldForgeNoLineAndNoField() {
    log(Level.INFO, "odd \"x\",\"level\":\"error\"\n{\"forged\":1}\t\\ \u2028 ção 😀 level=error");

    JsonObject line = only();
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    assertThat(line.getString("level")).isEqualTo("info");
    assertThat(line.getString("message")).contains("\n{\"forged\":1}\t\\ \u2028 ção 😀");
    assertThat(line).doesNotContainKey("forged");
  }

  @Test
  void failureShouldBeInTheLineOfWhatFailed() {
    LogRecord failed = new LogRecord(Level.SEVERE, "frame not handled");
    failed.setThrown(new IllegalStateException("why"));
    logger.log(failed);

    assertThat(only().getString("exception"))
        .startsWith("java.lang.IllegalStateException: why")
        .contains("JsonJournalTest");
    assertThat(only().getString("level")).isEqualTo("error");
  }

  @Test
  void loggerShouldBeAsItWasWhenTheJournalIsClosed() {
    journal.close();

    log(Level.INFO, "after the end");

    assertThat(out.size()).isZero();
    assertThat(logger.getHandlers()).isEmpty();
    assertThat(logger.getUseParentHandlers()).isTrue();
  }

  private void log(Level level, String message, Object... parameters) {
    LogRecord line = new LogRecord(level, message);
    line.setParameters(parameters);
    line.setLoggerName("org.homeservices.chat.Intake");
    logger.log(line);
  }

  private JsonObject only() {
    String text = out.toString(UTF_8);
    assertThat(text.lines()).hasSize(1);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
