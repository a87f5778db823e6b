package org.homeservices.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Entry;
import org.homeservices.chat.Answering;
import org.homeservices.chat.Charging;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.Outbox;
import org.homeservices.chat.Unavailable;
import org.homeservices.chat.Welcome;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.metrics.micrometer.Meters;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.OneArticle;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.Recorder;
import org.homeservices.testing.RedisLine;
import org.homeservices.web.Frames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * That nothing is left of an erased conversation in any database of Redis: two nodes, wired as in
 * production but for their store and the seal, which would hide what is left from this test too.
 */
class ErasureIT {
  private static final String ADDRESS = "192.0.2.1";
  private static final String QUESTION = "Como pago um servico?";
  private static final String PRIVATE = "Meu nome e Zebedeu e quero pagar amanha";
  private static final String ANSWER = "Pague por PIX, na tela quadriculada.";
  private static final List<String> WORDS =
      List.of("Como pago", "Zebedeu", "quadriculada", ADDRESS);

  private final RealRedis redis = RealRedis.started("rdbcompression no");
  private final FakeOpenAi model =
      FakeOpenAi.start().replyEach(() -> FakeReply.stream().text(ANSWER).stop().done());
  private final InMemoryConversationStore store =
      new InMemoryConversationStore(Duration.ofDays(1), Clock.systemUTC());
  private final Node here = new Node();
  private final Node there = new Node();

  @AfterEach
  void stop() {
    List.of(here, there).forEach(Node::close);
    model.close();
    redis.close();
  }

  private Settings settings() {
    return SettingsReader.read(
        new Variables(
            Map.of(
                "USE_REDIS", "true",
                "REDIS_PORT", Integer.toString(redis.port()),
                "SECRET_KEY", "a secret of thirty-two or more characters, for tests",
                "CHANNEL_ENCRYPT", "false",
                "OPENAI_BASE_URL", model.baseUrl().toString())));
  }

  /** One node of the two. */
  private final class Node {
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final Settings settings = settings();
    private final RedisGround ground =
        new RedisGround(
            settings,
            Objects.requireNonNull(settings.redis()),
            new NodeWork(Clock.systemUTC(), executor, Runnable::run));
    final ChatRoom room = room();

    Node() {
      ground.start(
          (pause, task) -> {
            ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(
                    task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
          });
      CacheKey probe = CacheKey.of("probe");
      Await.until(
          () ->
              Await.value(ground.chatAnswers().put(probe, Entry.of("there")))
                  .fold(() -> true, refused -> false));
      Await.until(ground.link()::isUp);
    }

    private ChatRoom room() {
      Assistant assistant =
          new AssistantWiring()
              .assistant(
                  settings,
                  new OneArticle(),
                  ground.chatAnswers(),
                  ground.ledger(),
                  ground.gaps(),
                  new AssistantWiring().models(settings, executor, new Meters()),
                  executor);
      return new ChatRoom(
          new ChatRoom.Ground(
              ground.channels(),
              ground.history(),
              ground.link(),
              store,
              store.archive(),
              ChatWiring.archiveSettings(settings),
              new Answering(assistant, new JsonAnswers(), ground.generations(), ground.register()),
              new Charging(ground.limiter(), settings.limits()),
              new Frames(),
              executor,
              Clock.systemUTC()),
          settings.chat());
    }

    void post(Conversation conversation, String content) {
      Await.value(room.post(conversation, ADDRESS, "c-" + content.hashCode(), content));
    }

    List<String> messages(Conversation conversation) {
      return Await.value(room.messages(conversation.id(), 0, 100));
    }

    void close() {
      ground.stop();
      executor.shutdownNow();
    }
  }

  /** Somebody in a conversation. */
  private static final class Member implements Outbox {
    final Recorder<String> ends = new Recorder<>();

    @Override
    public void welcome(Welcome welcome) {}

    @Override
    public void deliver(String frame) {}

    @Override
    public void tooSlow() {
      ends.add("too slow");
    }

    @Override
    public void stranded() {
      ends.add("stranded");
    }

    @Override
    public void gone() {
      ends.add("gone");
    }
  }

  /** Every key of every database with all that it holds, in characters of one byte each. */
  private List<String> everything() {
    try (RedisLine line = RedisLine.to(redis.port())) {
      return IntStream.range(0, 3)
          .boxed()
          .flatMap(database -> contents(line, database).stream())
          .toList();
    }
  }

  private static List<String> contents(RedisLine line, int database) {
    line.say("SELECT", Integer.toString(database));
    return keys(line).stream()
        .map(key -> database + " " + key + " " + line.say("DUMP", key))
        .toList();
  }

  private static List<String> keys(RedisLine line) {
    return ((List<?>) Objects.requireNonNull(line.say("KEYS", "*")))
        .stream().map(String::valueOf).toList();
  }

  /** What of it holds one of these words. */
  private List<String> holding(Stream<String> words) {
    List<String> all = words.map(word -> new String(word.getBytes(UTF_8), ISO_8859_1)).toList();
    return everything().stream()
        .filter(entry -> all.stream().anyMatch(entry::contains))
        .map(entry -> entry.substring(0, Math.min(80, entry.length())))
        .toList();
  }

  private List<String> tracesOf(Conversation conversation) {
    return holding(Stream.concat(WORDS.stream(), Stream.of(conversation.id().value())));
  }

  private Conversation talked() {
    Conversation conversation =
        Await.value(here.room.open(Locale.forLanguageTag("pt-BR"), "/", "1"));
    here.post(conversation, QUESTION);
    Await.until(() -> here.messages(conversation).size() == 2);
    there.post(conversation, PRIVATE);
    Await.until(() -> there.messages(conversation).size() == 4);
    return conversation;
  }

  private static Member joined(Node node, Conversation conversation) {
    Member member = new Member();
    Await.value(node.room.join(conversation, Optional.empty(), member));
    return member;
  }

  @Test
  void nothingOfAnErasedConversationShouldBeLeftInRedis() {
    Conversation conversation = talked();
    List<Member> members = List.of(joined(here, conversation), joined(there, conversation));
    List<String> before = tracesOf(conversation);

    boolean wasThere = Await.value(there.room.rights().erase(conversation));

    assertThat(before).anyMatch(entry -> entry.startsWith("0 "));
    assertThat(before).anyMatch(entry -> entry.startsWith("2 "));
    assertThat(wasThere).isTrue();
    members.forEach(member -> assertThat(member.ends.await(1)).containsExactly("gone"));
    assertThat(holding(Stream.of("Como pago", "Zebedeu", conversation.id().value()))).isEmpty();
    // The text of an answer may be followed for fifteen seconds after its end.
    Await.until(() -> tracesOf(conversation).isEmpty());
    assertThat(Await.value(here.room.find(conversation))).isEmpty();
  }

  @Test
  void otherConversationsShouldKeepAllTheyHave() {
    Conversation other = talked();
    Conversation conversation = talked();

    Await.value(here.room.rights().erase(conversation));

    assertThat(here.messages(other)).hasSize(4);
    assertThat(holding(Stream.of("Zebedeu"))).isNotEmpty();
  }

  @Test
  void erasureShouldFailWhileRedisIsAwayAndBeDoneByARepeat() {
    Conversation conversation = talked();
    redis.kill();
    Await.until(() -> !here.ground.link().isUp());

    Throwable failure = Await.failure(here.room.rights().erase(conversation));
    redis.start();
    Await.until(here.ground.link()::isUp);
    Await.until(() -> isErased(conversation));

    assertThat(failure).isInstanceOf(Unavailable.class);
    assertThat(tracesOf(conversation)).isEmpty();
  }

  private boolean isErased(Conversation conversation) {
    return Await.value(
        here.room.rights().erase(conversation).handle((wasThere, failure) -> failure == null));
  }
}
