package org.homeservices.chat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.EarlierAnswers;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.cache.Cache;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Register;
import org.homeservices.generation.memory.InMemoryRegister;
import org.homeservices.generation.redis.RedissonGenerations;
import org.homeservices.generation.redis.RedissonRegister;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.OneArticle;
import org.homeservices.wiring.TestNodes;
import org.redisson.api.RedissonClient;

/** A chat room of one node of a cluster, whose model says what the test dictates. */
final class ChatNode implements AutoCloseable {
  /** All nodes share one database. */
  private static final InMemoryConversationStore CONVERSATIONS =
      new InMemoryConversationStore(Duration.ofDays(1), Clock.systemUTC());

  static final Duration LEASE = Duration.ofSeconds(1);

  private static final SiteFacts SITE = new SiteFacts("Sophie", "", "", "", "", "", false);

  /** What its answers are told apart by; nobody is called there. */
  private static final ModelSettings MODEL =
      new ModelSettings(
          URI.create("http://127.0.0.1/v1"), "", "dictated", 0.3, 100, LEASE, LEASE, LEASE, LEASE);

  /** Dictated, unless another was given. */
  final DictatedModel model;

  final ChatRoom room;
  final ChatRoom.Ground ground;
  final Register register;
  final ManualClock clock = ManualClock.started();

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final AtomicBoolean dead = new AtomicBoolean();
  private final RecordingCodec codec;
  private final ClusterNode node;
  private final RedissonClient client;
  private final RedissonGenerations generations;

  /**
   * A node whose assistant remembers no answer.
   *
   * @param codec the same for all nodes
   */
  ChatNode(int port, RecordingCodec codec) {
    this(port, codec, Optional.empty(), Calling.NOBODY);
  }

  /** A node whose assistant keeps its answers in a cache, and has one answer for all who ask. */
  ChatNode(int port, RecordingCodec codec, Cache answers) {
    this(port, codec, Optional.of(answers), Calling.NOBODY);
  }

  /** A node whose assistant asks another model, and remembers no answer. */
  ChatNode(int port, RecordingCodec codec, LanguageModel model) {
    this(port, codec, Optional.empty(), Calling.NOBODY, model);
  }

  /** A node that can call a person. */
  ChatNode(int port, RecordingCodec codec, Calling calling) {
    this(port, codec, Optional.empty(), calling);
  }

  private ChatNode(int port, RecordingCodec codec, Optional<Cache> answers, Calling calling) {
    this(port, codec, answers, calling, new DictatedModel());
  }

  private ChatNode(
      int port,
      RecordingCodec codec,
      Optional<Cache> answers,
      Calling calling,
      LanguageModel writer) {
    this.codec = codec;
    this.model = writer instanceof DictatedModel dictated ? dictated : new DictatedModel();
    this.node =
        TestNodes.joined(TestNodes.single(port), ChannelLimits.remembering(50, Duration.ofDays(1)));
    this.client = TestNodes.answers(port);
    GenerationSettings settings = GenerationSettings.withLease(LEASE);
    this.generations =
        new RedissonGenerations(
            this::answers, TestNodes.seal(), settings, executor, System::nanoTime);
    generations.start();
    InMemoryRegister own = new InMemoryRegister(settings.idle(), System::nanoTime);
    this.register = new RedissonRegister(this::answers, TestNodes.seal(), settings.idle(), own);
    this.ground =
        new ChatRoom.Ground(
            node.channels(),
            node.history(),
            node.link(),
            CONVERSATIONS,
            CONVERSATIONS.archive(),
            ArchiveSettings.following(50, Duration.ofDays(1)),
            new Answering(assistant(answers, writer), new JsonAnswers(), generations, register),
            new Charging(new InMemoryRateLimiter(System::nanoTime), RateLimitSettings.NONE),
            codec,
            executor,
            clock);
    this.room = new ChatRoom(ground, calling, new ChatSettings(1, 100, 50, 10, true, "Sophie"));
  }

  private Assistant assistant(Optional<Cache> answers, LanguageModel writer) {
    return answers
        .map(cache -> EarlierAnswers.of(cache, new JsonAnswers(), SITE, MODEL))
        .map(earlier -> Assistant.remembering(new OneArticle(), writer, earlier, SITE, executor))
        .orElseGet(() -> new Assistant(new OneArticle(), Optional.of(writer), SITE, executor));
  }

  private Optional<RedissonClient> answers() {
    return Optional.of(client).filter(open -> !dead.get());
  }

  Conversation open() {
    return Await.value(room.open(Locale.forLanguageTag("pt-BR"), "/", ""));
  }

  Member join(Conversation conversation) {
    Member member = new Member(codec);
    Await.value(room.join(conversation, Optional.empty(), member));
    return member;
  }

  Seat join(Conversation conversation, Member member) {
    return Await.value(room.join(conversation, Optional.empty(), member));
  }

  void post(Conversation conversation, String content) {
    Await.value(room.post(conversation, "192.0.2.1", content, content));
  }

  /** How many messages of a conversation all nodes have archived. */
  static int archived(Conversation conversation) {
    return Await.value(CONVERSATIONS.archive().latest(conversation.id(), 1_000)).size();
  }

  void awaitLink(boolean up) {
    TestNodes.awaitLink(node, up);
  }

  List<Message> messages(Conversation conversation) {
    return Await.value(room.messages(conversation.id(), 0, 100)).stream()
        .map(frame -> ((ChatEvent.MessageAdded) codec.decode(frame)).message())
        .toList();
  }

  /** Does and says nothing any more, like a process that was killed. */
  void kill() {
    dead.set(true);
    generations.stop();
    executor.shutdownNow();
    node.close();
  }

  @Override
  public void close() {
    generations.stop();
    executor.shutdownNow();
    node.close();
    client.shutdown();
  }
}
