package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.openai.OpenAiModel;
import org.homeservices.assistant.upstream.Upstream;
import org.homeservices.conversation.Conversation;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeMode;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor reads the first words soon, with the usual time limits, whatever is broken. */
@Execution(ExecutionMode.CONCURRENT)
class FirstWordsIT {
  private static final System.Logger LOGGER = System.getLogger(FirstWordsIT.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final RealRedis redis = RealRedis.started();
  private final FakeOpenAi server = FakeOpenAi.start();
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

  @AfterEach
  void stop() {
    executor.shutdownNow();
    server.close();
    redis.close();
  }

  /** Both models are broken in the same way. */
  private LanguageModel broken(FakeMode mode) {
    server.reply(mode.reply());
    ModelSettings settings =
        new ModelSettings(
            server.baseUrl(),
            "",
            "first",
            0.3,
            100,
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45),
            "second",
            Duration.ofSeconds(6),
            2,
            (URI) null);
    OpenAiModel model = new OpenAiModel(settings, executor);
    return Upstream.of(settings, model::named, executor).inOrder(settings.models());
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE, false",
    "SILENCE, true",
    "STALL_FIRST, true",
    "STATUS_503, true",
    "CUT_FIRST, true",
    "PACED, true"
  })
  void firstWordsShouldBeReadSoon(FakeMode mode, boolean redisHangs) {
    RecordingCodec codec = new RecordingCodec();
    try (ChatNode node = new ChatNode(redis.port(), codec, broken(mode))) {
      Conversation conversation = node.open();
      Member member = node.join(conversation);
      if (redisHangs) {
        redis.pause();
      }

      long asked = System.nanoTime();
      CompletableFuture<Posting> unused =
          node.room
              .post(conversation, ChatStage.ADDRESS, "1", "Quanto custa uma faxina?")
              .toCompletableFuture();
      Await.until(() -> member.lines().stream().anyMatch(line -> line.startsWith("delta 0 ")));

      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      LOGGER.log(System.Logger.Level.INFO, "{0} redisHangs={1}: {2}", mode, redisHangs, took);
      assertThat(took).isLessThan(LIMIT);
    } finally {
      redis.resume();
    }
  }
}
