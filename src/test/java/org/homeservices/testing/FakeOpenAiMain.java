package org.homeservices.testing;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs {@link FakeOpenAi} until it is ended. A request for the model {@code fake-…} is answered as
 * that {@link FakeMode} says, any other one as {@code -Dfake.mode} says.
 */
public final class FakeOpenAiMain {
  private FakeOpenAiMain() {}

  /** Listens on {@code -Dfake.port}, 8089 where it is unset. */
  public static void main(String... arguments) throws InterruptedException {
    String mode = System.getProperty("fake.mode", FakeMode.PACED.model());
    FakeMode usual =
        FakeMode.of(mode)
            .orElseThrow(() -> new IllegalArgumentException("-Dfake.mode: one of " + modes()));
    try (FakeOpenAi server = FakeOpenAi.forgetful(Integer.getInteger("fake.port", 8089))) {
      server.replyBy(request -> FakeMode.of(request.model()).orElse(usual).reply());
      System.out.printf(
          "OPENAI_BASE_URL=%s%nOPENAI_MODEL=%s%n%nModels: %s%n",
          server.baseUrl(), usual.model(), modes());
      new CountDownLatch(1).await();
    }
  }

  private static String modes() {
    return Stream.of(FakeMode.values()).map(FakeMode::model).collect(Collectors.joining(" "));
  }
}
