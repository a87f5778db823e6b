package org.homeservices.assistant.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.testing.Await;
import org.homeservices.testing.LogLines;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BillLogTest {
  private static final Tariff TARIFF =
      Tariff.of(
          new SpendingSettings(0, new Price(2_000_000, 10_000_000), Price.NOTHING), "large", null);

  private final LogLines lines = LogLines.of(ThriftyModel.class.getName());

  @AfterEach
  void stopListening() {
    lines.close();
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

    assertThat(lines.all())
        .containsExactly(
            "FINE text billed: model=large in=1900 cachedIn=400 out=33 millionths=4130");
  }
}
