package org.homeservices.chat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.cache.redis.LinkSettings;
import org.homeservices.cache.redis.RedissonCache;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestCaches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What many ask at the same time, in conversations of their own, is written once for all. */
class JoinedQuestionsIT {
  private static final int NODES = 3;
  private static final int VISITORS = 300;
  private static final int CACHE = 2;
  private static final String QUESTION = "Como pago um serviço?";

  private final RealRedis redis = RealRedis.started();
  private final RecordingCodec codec = new RecordingCodec();
  private final List<RedissonCache> caches =
      Stream.generate(() -> cache(redis.port())).limit(NODES).toList();
  private final List<ChatNode> nodes =
      caches.stream().map(cache -> new ChatNode(redis.port(), codec, cache.cache())).toList();

  /** Somebody on a node. */
  private record Visitor(ChatNode node, Conversation conversation, Member member) {
    static Visitor on(ChatNode node) {
      Conversation conversation = node.open();
      return new Visitor(node, conversation, node.join(conversation));
    }

    void ask(String question) {
      node.post(conversation, question);
    }

    Message awaitAnswer() {
      Await.until(() -> answer().isPresent());
      return answer().orElseThrow();
    }

    private Optional<Message> answer() {
      return member.events().stream()
          .filter(ChatEvent.MessageAdded.class::isInstance)
          .map(event -> ((ChatEvent.MessageAdded) event).message())
          .filter(message -> message.author() == Author.ASSISTANT)
          .findFirst();
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(ChatNode::close);
    caches.forEach(RedissonCache::close);
    redis.close();
  }

  private static RedissonCache cache(int port) {
    return TestCaches.joined(
        TestCaches.place(port, CACHE, TestCaches.protection()),
        CacheSettings.of(Duration.ofHours(1), 1_000),
        LinkSettings.usual(),
        Surroundings.of(Clock.systemUTC(), Runnable::run));
  }

  /** How often a model was called on all nodes together. */
  private int calls() {
    return nodes.stream().mapToInt(node -> node.model.asked()).sum();
  }

  /** The text that some node is asked to write. */
  private DictatedModel.Writing awaitCall() {
    Await.until(() -> calls() > 0);
    return nodes.stream()
        .map(node -> node.model)
        .filter(model -> model.asked() > 0)
        .findFirst()
        .orElseThrow()
        .writing(1);
  }

  private static String origin(Message answer) {
    return Objects.requireNonNull(answer.answer()).origin();
  }

  @Test
  void sameQuestionOfThreeHundredShouldBeWrittenOnceOnThreeNodes() {
    List<Visitor> visitors =
        IntStream.range(0, VISITORS).mapToObj(i -> Visitor.on(nodes.get(i % NODES))).toList();

    Await.together(
        NODES,
        node ->
            IntStream.range(0, VISITORS)
                .filter(i -> i % NODES == node)
                .forEach(i -> visitors.get(i).ask(QUESTION)));
    awaitCall().says("Pague por PIX ou com cartão").says(", no fim do pedido.").ends();

    List<Message> answers = visitors.stream().map(Visitor::awaitAnswer).toList();
    assertThat(answers)
        .extracting(Message::content)
        .containsOnly("Pague por PIX ou com cartão, no fim do pedido.");
    assertThat(answers.stream().collect(groupingBy(JoinedQuestionsIT::origin, counting())))
        .isEqualTo(Map.of("model", 1L, "joined", VISITORS - 1L));
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void sameQuestionShouldCostNoCallOnceItsAnswerIsThere() {
    Visitor first = Visitor.on(nodes.get(0));
    first.ask(QUESTION);
    awaitCall().says("Pague por PIX ou com cartão.").ends();
    first.awaitAnswer();

    Visitor next = Visitor.on(nodes.get(1));
    next.ask("Oi, por favor, como pago o serviço?");

    assertThat(next.awaitAnswer().content()).isEqualTo("Pague por PIX ou com cartão.");
    // Joined, where the first answer is there and not yet kept.
    assertThat(origin(next.awaitAnswer())).isIn("cache", "joined");
    assertThat(calls()).isEqualTo(1);
  }
}
