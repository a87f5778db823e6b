package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.homeservices.check.Finding;
import org.homeservices.check.InspectionRunning;
import org.homeservices.check.Report;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class NodeInspectorTest {
  @Test
  void secondCheckShouldBeRefusedWhileOneRunsAndLetInAfterIt() {
    CompletableFuture<Report> end = new CompletableFuture<>();
    NodeInspector inspector = new NodeInspector(deploy -> end.join());

    CompletableFuture<Report> first = inspector.inspect(false).toCompletableFuture();
    CompletableFuture<Report> second = inspector.inspect(false).toCompletableFuture();
    end.complete(report("done"));
    Report of = Await.value(first);

    assertThat(why(second)).isInstanceOf(InspectionRunning.class);
    assertThat(of).isEqualTo(report("done"));
    assertThat(Await.value(inspector.inspect(true))).isEqualTo(report("done"));
  }

  @Test
  void failureShouldBeToldAndNotBlockTheNextCheck() {
    CountDownLatch asked = new CountDownLatch(2);
    NodeInspector inspector =
        new NodeInspector(
            deploy -> {
              asked.countDown();
              throw new IllegalStateException("a defect");
            });

    for (int i = 0; i < 2; i++) {
      CompletableFuture<Report> failed = inspector.inspect(false).toCompletableFuture();
      assertThat(why(failed)).hasMessage("a defect");
    }
    assertThat(asked.getCount()).isZero();
  }

  private static Throwable why(CompletableFuture<Report> failed) {
    Throwable why = failed.handle((report, failure) -> failure).join();
    return why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
  }

  private static Report report(String text) {
    return new Report(List.of(), List.of(Finding.pass("a", text)));
  }
}
