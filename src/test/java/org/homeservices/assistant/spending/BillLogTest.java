package org.homeservices.assistant.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillLogTest {
  private static final Tariff TARIFF =
      Tariff.of(
          new SpendingSettings(0, new Price(2_000_000, 10_000_000), Price.NOTHING), "large", null);

  private final Logger logger = Logger.getLogger(ThriftyModel.class.getName());
  private final Lines lines = new Lines();

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    final List<String> all = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      all.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    logger.setLevel(Level.FINE);
    logger.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(lines);
    logger.setLevel(null);
  }

  @Test
  void billShouldBeLoggedWithoutWhatWasAskedAndWritten() {
    LanguageModel model =
        (prompt, sink) -> {
          sink.text("a secret answer");
          return CompletableFuture.completedStage(
              new Completion(Finish.STOP, new Usage(1900, 400, 33), "large"));
        };
    Ledger ledger = new InMemoryLedger(new Budget(0), ManualClock.started());

    Await.value(
        new ThriftyModel(model, null, ledger, TARIFF, 100)
            .write(new Prompt("a secret rule", "a secret question"), more -> {}));

    assertThat(lines.all)
        .containsExactly(
            "FINE text billed: model=large in=1900 cachedIn=400 out=33 millionths=4130");
  }
}
